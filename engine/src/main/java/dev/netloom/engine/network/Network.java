package dev.netloom.engine.network;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.memory.AvailableMemory;
import dev.netloom.engine.memory.MemoryShortage;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// The parameters of a graph and their gradients, each as one flat vector: what is trained first, what is only kept
/// (running statistics, frozen blocks) behind it. Owns their memory; the gradients' is taken when somebody first asks
/// for them.
public final class Network implements AutoCloseable {
    private final Graph graph;
    private final List<Parameter> parameters;
    private final List<Set<String>> parts;
    private final int[] trainedSizes; // of the first 0, 1, 2, ... parts
    private final INDArray values;
    private INDArray gradients;
    private long version;
    private String input = "";

    /// With its first values drawn.
    ///
    /// @param graph one without problems
    /// @param seed decides the initial values
    /// @throws MemoryShortage where they do not fit into memory
    public Network(Graph graph, long seed) {
        this(graph, List.of(ids(graph)));
        draw(seed);
    }

    /// @param graph one without problems
    /// @param seed decides the initial values, whatever is trained
    /// @param parts blocks whose parameters are trained; those of a part lie together, one part behind the other
    /// @throws MemoryShortage where they do not fit into memory
    public Network(Graph graph, long seed, List<Set<String>> parts) {
        this(graph, parts);
        draw(seed);
    }

    private void draw(long seed) {
        try {
            FirstValues.draw(parameters, seed, memory());
            changed();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /// With all values 0: for who loads weights next, and so needs none drawn, which takes seconds for a hundred
    /// million.
    ///
    /// @param graph one without problems
    /// @throws MemoryShortage where they do not fit into memory
    public static Network blank(Graph graph) {
        return blank(graph, List.of(ids(graph)));
    }

    /// As [#blank(Graph)], with these parts trained.
    public static Network blank(Graph graph, List<Set<String>> parts) {
        return new Network(graph, parts);
    }

    private Network(Graph graph, List<Set<String>> parts) {
        this.graph = graph;
        this.parts = List.copyOf(parts);
        this.parameters = layOut(graph, parts);
        this.trainedSizes = IntStream.rangeClosed(0, parts.size())
                .map(count -> sizeOf(parameters, parts, count))
                .toArray();
        int size = parameters.stream()
                .mapToInt(parameter -> parameter.spec().size())
                .reduce(0, Math::addExact);
        AvailableMemory.require("a network of " + size + " parameters", (long) size * Float.BYTES);
        this.values = Nd4j.create(DataType.FLOAT, Math.max(size, 1));
    }

    public Graph graph() {
        return graph;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /// Values that are trained; they stand at the front of [#values].
    public int trainedSize() {
        return trainedSizes[parts.size()];
    }

    /// Values of the first `count` parts: where the next part begins.
    public int trainedSize(int count) {
        return trainedSizes[count];
    }

    private static int sizeOf(List<Parameter> parameters, List<Set<String>> parts, int count) {
        return parameters.stream()
                .filter(parameter -> place(parameter, parts) < count)
                .mapToInt(parameter -> parameter.spec().size())
                .reduce(0, Math::addExact);
    }

    /// All parameters, flat. Who writes to it calls [#changed].
    public INDArray values() {
        return values;
    }

    /// The gradient of the loss with respect to the trained values, flat.
    public synchronized INDArray gradients() {
        if (gradients == null) {
            gradients = Nd4j.create(DataType.FLOAT, Math.max(trainedSize(), 1));
        }
        return gradients;
    }

    /// All values as raw memory.
    public MemorySegment memory() {
        return memory(values, values.length());
    }

    /// The trained values as raw memory, for optimisers.
    public MemorySegment trainedMemory() {
        return memory(values, trainedSize());
    }

    /// The gradients as raw memory, for optimisers.
    public MemorySegment gradientMemory() {
        return memory(gradients(), trainedSize());
    }

    @SuppressWarnings("restricted") // the array is at least that long
    private static MemorySegment memory(INDArray array, long count) {
        return MemorySegment.ofAddress(array.data().address()).reinterpret(count * Float.BYTES);
    }

    /// One parameter in its own dimensions, over the same memory.
    public INDArray values(Parameter parameter) {
        return slice(values, parameter);
    }

    /// The gradient of one trained parameter, over the same memory.
    public INDArray gradient(Parameter parameter) {
        return slice(gradients(), parameter);
    }

    private static INDArray slice(INDArray flat, Parameter parameter) {
        long end = parameter.offset() + parameter.spec().size();
        long[] dims =
                parameter.spec().dims().stream().mapToLong(Integer::longValue).toArray();
        return flat.get(NDArrayIndex.interval(parameter.offset(), end)).reshape('c', dims);
    }

    /// Grows with every change of the values.
    public long version() {
        return version;
    }

    public void changed() {
        version++;
    }

    /// Says what images it learns from; its weights say so, too.
    public void describeInput(String description) {
        input = description;
    }

    /// A copy of all parameters as they are now.
    public Weights weights() {
        MemorySegment flat = memory();
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            float[] own = new float[parameter.spec().size()];
            MemorySegment.copy(flat, JAVA_FLOAT, parameter.offset() * Float.BYTES, own, 0, own.length);
            arrays.put(parameter.name(), new Weights.Values(parameter.spec().dims(), own));
        }
        return new Weights(arrays, input);
    }

    /// Takes over `weights`.
    ///
    /// @throws WeightsMismatch where an array is missing or of another shape; nothing is taken over then
    public void load(Weights weights) throws WeightsMismatch {
        for (Parameter parameter : parameters) {
            List<Integer> dims = weights.find(parameter.name())
                    .map(Weights.Values::dims)
                    .orElseThrow(() -> new WeightsMismatch(parameter, List.of()));
            if (!dims.equals(parameter.spec().dims())) {
                throw new WeightsMismatch(parameter, dims);
            }
        }
        for (Parameter parameter : parameters) {
            float[] own = weights.arrays().get(parameter.name()).values();
            MemorySegment.copy(own, 0, memory(), JAVA_FLOAT, parameter.offset() * Float.BYTES, own.length);
        }
        changed();
    }

    private static Set<String> ids(Graph graph) {
        return graph.nodes().stream().map(Node::id).collect(Collectors.toSet());
    }

    /// The number of the part that a parameter is trained with; that behind the last one where it is not.
    private static int place(Parameter parameter, List<Set<String>> parts) {
        int part = 0;
        while (part < parts.size()
                && !(parameter.spec().trained() && parts.get(part).contains(parameter.node()))) {
            part++;
        }
        return part;
    }

    static List<Parameter> layOut(Graph graph) {
        return layOut(graph, List.of(ids(graph)));
    }

    /// In the order that all networks of the graph have, whatever is trained; only the offsets go by the parts.
    static List<Parameter> layOut(Graph graph, List<Set<String>> parts) {
        GraphCheck check = GraphCheck.of(graph);
        if (!check.ok()) {
            throw new IllegalArgumentException("the graph has problems: " + check.problems());
        }
        List<Parameter> unplaced = new ArrayList<>();
        for (Node node : graph.inOrder()) {
            node.block()
                    .parameters(check.inputShapes(node))
                    .forEach(spec -> unplaced.add(new Parameter(node.id(), spec, 0)));
        }
        List<Parameter> usual = trainedFirst(unplaced);
        Map<String, Long> offsets = new HashMap<>();
        long offset = 0;
        for (Parameter parameter : usual.stream()
                .sorted(Comparator.comparingInt(parameter -> place(parameter, parts)))
                .toList()) {
            offsets.put(parameter.name(), offset);
            offset += parameter.spec().size();
        }
        return usual.stream()
                .map(parameter -> new Parameter(parameter.node(), parameter.spec(), offsets.get(parameter.name())))
                .toList();
    }

    private static List<Parameter> trainedFirst(List<Parameter> parameters) {
        return parameters.stream()
                .sorted(Comparator.comparing(parameter -> !parameter.spec().trained()))
                .toList();
    }

    @Override
    public void close() {
        values.close();
        if (gradients != null) {
            gradients.close();
        }
    }
}
