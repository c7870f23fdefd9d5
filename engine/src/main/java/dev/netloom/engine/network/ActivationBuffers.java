package dev.netloom.engine.network;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.kernel.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Wires of a plan, for a whole batch or a part of it: allocated once, then only written to.
final class ActivationBuffers {
    private final Map<String, ActivationBuffer> wires = new LinkedHashMap<>();
    private final Map<String, Integer> readersSoFar = new HashMap<>();

    private ActivationBuffers() {}

    static ActivationBuffers allocate(NativeScope scope, List<WireSize> sizes, int batch) {
        ActivationBuffers wiring = new ActivationBuffers();
        sizes.forEach(size -> wiring.wires.put(size.name(), size.allocate(scope, batch)));
        return wiring;
    }

    /// The wires that a plan needs, the image's first.
    ///
    /// @param image the node where images, or what stands for them, come in
    /// @param logits the wire that the loss reads
    static List<WireSize> sizes(
            GraphCheck check, List<Stage> stages, String image, String logits, PlanOptions options) {
        Map<String, Integer> readers = new HashMap<>(Map.of(logits, 1));
        stages.forEach(stage -> stage.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
        Set<String> learned = learned(check, stages, image, options);
        Set<String> names = new LinkedHashSet<>(Set.of(image));
        stages.forEach(stage -> names.add(stage.output()));
        Set<String> exact = exact(stages, logits);
        return names.stream()
                .map(name -> new WireSize(
                        name,
                        check.shapes().get(name),
                        exact.contains(name) ? Precision.FLOAT32 : options.precision(),
                        options.precision(),
                        learned.contains(name),
                        readers.getOrDefault(name, 0)))
                .toList();
    }

    /// The wires whose gradient is wanted.
    static Set<String> learned(GraphCheck check, List<Stage> stages, String image, PlanOptions options) {
        Set<String> learned = new HashSet<>();
        if (!options.gradients()) {
            return learned;
        }
        if (options.everyGradient()) {
            learned.add(image);
        }
        for (Stage stage : stages) {
            if (stage.inputs().stream().anyMatch(learned::contains)
                    || !options.frozen().contains(stage.node())
                            && !stage.block()
                                    .parameters(inputShapes(check, stage))
                                    .isEmpty()) {
                learned.add(stage.output());
            }
        }
        return learned;
    }

    /// The wires from the last dense layer to the loss, which keeps float32 whatever the precision of the rest: the
    /// layer sums in it anyway, and the loss takes differences of large logits.
    private static Set<String> exact(List<Stage> stages, String logits) {
        Set<String> exact = new HashSet<>();
        String end = logits;
        for (Stage stage : stages.reversed()) {
            if (stage.output().equals(end)) {
                if (stage.block() instanceof Dense && !stage.relu() || stage.block() instanceof Dropout) {
                    exact.add(end);
                }
                end = stage.block() instanceof Dropout ? stage.inputs().getFirst() : null;
            }
        }
        return exact;
    }

    private static List<Shape> inputShapes(GraphCheck check, Stage stage) {
        return stage.inputs().stream().map(check.shapes()::get).toList();
    }

    /// All wires for a part of the batch only: those that are here, and the others in `memory`.
    ///
    /// @param places where the others lie there
    ActivationBuffers part(
            NativeScope scope,
            List<WireSize> sizes,
            ActivationPlaces places,
            MemorySegment memory,
            int first,
            int count) {
        ActivationBuffers part = new ActivationBuffers();
        for (WireSize size : sizes) {
            String name = size.name();
            ActivationBuffer whole = wires.get(name);
            part.wires.put(
                    name,
                    whole != null
                            ? whole.images(scope, first, count)
                            : size.over(
                                    scope,
                                    count,
                                    tensor -> memory.asSlice(places.offset(name, tensor), count * size.bytes(tensor))));
        }
        return part;
    }

    ActivationBuffer wire(String name) {
        return wires.get(name);
    }

    /// The wire on which images come in.
    String image() {
        return wires.keySet().iterator().next();
    }

    /// Where the next reader of `name` writes its part of the gradient; null where none is needed.
    Tensor nextContribution(String name) {
        ActivationBuffer wire = wires.get(name);
        int reader = readersSoFar.merge(name, 1, Integer::sum) - 1;
        return wire.gradient() == null ? null : wire.contributions().get(reader);
    }

    /// One tensor per input of `stage`.
    List<Tensor> contributions(Stage stage) {
        List<Tensor> contributions = new ArrayList<>();
        stage.inputs().forEach(input -> contributions.add(nextContribution(input)));
        return contributions;
    }

    /// Where the loss, the last reader of `name` after all `stages`, writes its part of the gradient.
    Tensor lossContribution(String name) {
        ActivationBuffer wire = wires.get(name);
        return wire.gradient() == null ? null : wire.contributions().getLast();
    }
}
