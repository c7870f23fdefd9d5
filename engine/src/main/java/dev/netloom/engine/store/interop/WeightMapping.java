package dev.netloom.engine.store.interop;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which array of a file becomes which parameter of a network: a value that one can look at and change before
/// anything
/// is read.
///
/// @param parameters every parameter of the network, in the order of the graph
public record WeightMapping(TensorFile file, List<MappedWeight> parameters) {
    private static final int LISTED = 4;

    public WeightMapping {
        parameters = List.copyOf(parameters);
    }

    /// By name, then by order and shape.
    public static WeightMapping of(TensorFile file, Graph graph) {
        return new WeightMapping(file, WeightMatcher.match(file, graph));
    }

    /// What a file in any format has for `graph`: for every parameter an array.
    ///
    /// @throws FileProblem where it cannot be read, lacks a parameter, or has it in another shape
    public static WeightMapping complete(Path file, Graph graph) throws FileProblem {
        WeightMapping mapping = of(TensorFile.open(file), graph);
        mapping.requireAll();
        return mapping;
    }

    /// With another array, or none, for a parameter. One that was another parameter's is taken from that.
    ///
    /// @param tensor one of [#candidates]
    public WeightMapping reassign(String parameter, Optional<NamedTensor> tensor) {
        return new WeightMapping(
                file,
                parameters.stream()
                        .map(weight -> {
                            if (weight.target().name().equals(parameter)) {
                                return assigned(weight, tensor);
                            }
                            boolean taken =
                                    tensor.isPresent() && weight.source().equals(tensor);
                            return taken ? assigned(weight, Optional.empty()) : weight;
                        })
                        .toList());
    }

    private static MappedWeight assigned(MappedWeight weight, Optional<NamedTensor> tensor) {
        return tensor.map(chosen -> weight.with(
                        chosen,
                        Conversion.fitting(weight.target(), chosen.dims()).getFirst(),
                        chosen.name().endsWith(weight.target().name())))
                .orElse(MappedWeight.missing(weight.target()).scaled(weight.scale()));
    }

    /// The arrays that would fit a parameter.
    public List<NamedTensor> candidates(WeightTarget target) {
        return file.tensors().stream()
                .filter(NamedTensor::isFloating)
                .filter(tensor -> !Conversion.fitting(target, tensor.dims()).isEmpty())
                .toList();
    }

    public List<MappedWeight> matched() {
        return parameters.stream().filter(weight -> weight.source().isPresent()).toList();
    }

    /// Parameters for which the file has nothing.
    public List<WeightTarget> missing() {
        return parameters.stream()
                .filter(weight -> weight.source().isEmpty())
                .map(MappedWeight::target)
                .toList();
    }

    /// Whether nothing is missing but the head, the last block with weights, which depends on the classes.
    public boolean lacksHeadAtMost() {
        return missing().stream()
                .allMatch(target ->
                        target.block().equals(parameters.getLast().target().block()));
    }

    /// What else the file holds.
    public List<String> unused() {
        Set<NamedTensor> used =
                matched().stream().map(weight -> weight.source().orElseThrow()).collect(Collectors.toSet());
        Stream<String> arrays =
                file.tensors().stream().filter(tensor -> !used.contains(tensor)).map(NamedTensor::name);
        return Stream.concat(arrays, file.others().stream()).toList();
    }

    /// Only what goes by its name.
    public WeightMapping named() {
        return new WeightMapping(
                file,
                parameters.stream()
                        .map(weight -> weight.named() ? weight : assigned(weight, Optional.empty()))
                        .toList());
    }

    /// Whether every parameter has the array of its name, in its own order.
    public boolean isExact() {
        return parameters.stream().allMatch(weight -> weight.named() && weight.conversion() == Conversion.AS_IS);
    }

    /// The weights, and of parameters that the file has nothing for, those that a new network begins with.
    ///
    /// @param graph what they are mapped to
    /// @param seed of the new network
    public Weights weights(Graph graph, long seed) throws FileProblem {
        Weights read = weights();
        if (missing().isEmpty()) {
            return read;
        }
        try (Network fresh = new Network(graph, seed)) {
            Map<String, Weights.Values> arrays =
                    new LinkedHashMap<>(fresh.weights().arrays());
            arrays.putAll(read.arrays());
            return new Weights(arrays, read.input());
        }
    }

    /// Whether these are torchvision's GoogLeNet, whose trained weights come with a step before the first block:
    /// pictures that were normalised as ImageNet's are brought to (x - 0.5) / 0.5. The step is no block, and no
    /// array says it.
    public boolean seesOtherwise() {
        Set<String> names =
                parameters.stream().map(weight -> weight.target().name()).collect(Collectors.toSet());
        return file.input().isEmpty()
                && isExact()
                && names.contains("conv1.conv.weight")
                && names.contains("inception5b.branch4.1.conv.weight");
    }

    /// Reads the matched arrays, converted.
    ///
    /// @throws FileProblem where one is damaged, or holds NaN or infinity
    public Weights weights() throws FileProblem {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        for (MappedWeight weight : matched()) {
            Weights.Values stored = file.values(weight.source().orElseThrow());
            float[] values = weight.conversion().apply(weight.target(), stored.values());
            for (int i = 0; weight.scale() != 1 && i < values.length; i++) {
                values[i] = (float) (values[i] * weight.scale());
            }
            arrays.put(
                    weight.target().name(),
                    new Weights.Values(weight.target().spec().dims(), values));
        }
        return new Weights(arrays, file.input());
    }

    private void requireAll() throws FileProblem {
        for (WeightTarget target : missing()) {
            String name = target.name();
            Optional<NamedTensor> other = file.tensors().stream()
                    .filter(tensor -> tensor.name().equals(name))
                    .findFirst();
            if (other.isPresent()) {
                throw shapeProblem(target, other.get());
            }
            List<String> unused = unused();
            throw new FileProblem(
                    "weights-missing",
                    file.file() + " has no " + name + ", which the network needs",
                    file.file(),
                    name,
                    unused.size(),
                    unused.stream().limit(LISTED).collect(Collectors.joining(", "))
                            + (unused.size() > LISTED ? ", ..." : ""));
        }
    }

    private FileProblem shapeProblem(WeightTarget target, NamedTensor found) {
        String wanted = words(target.spec().dims());
        if (found.dims().isEmpty()) {
            String message = file.file() + ": " + target.name() + " has no dimensions";
            return new FileProblem("weights-scalar", message, file.file(), target.name(), wanted);
        }
        return new FileProblem(
                "weights-shape",
                file.file() + ": " + target.name() + " should be "
                        + target.spec().dims() + " and is " + found.dims(),
                file.file(),
                target.name(),
                wanted,
                words(found.dims()));
    }

    /// `32 x 3 x 3 x 3`
    public static String words(List<Integer> dims) {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
