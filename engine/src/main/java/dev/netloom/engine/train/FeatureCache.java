package dev.netloom.engine.train;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.memory.AvailableMemory;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the frozen body of a network makes of each image, computed once: as long as neither the images nor the body
/// change, it is the same in every epoch.
final class FeatureCache implements AutoCloseable {
    /// What it may take of the memory that is left.
    private static final int SHARE = 2;

    private final NativeScope scope = new NativeScope();
    private final Map<LabelledImages, MemorySegment> features = new IdentityHashMap<>();
    private final String block;
    private final int size;
    private float[] batch = {};

    private FeatureCache(String block, Shape shape) {
        this.block = block;
        this.size = shape.size();
    }

    /// An empty one.
    ///
    /// @param frozen what does not change during the run
    /// @param sets all images whose features will be wanted
    /// @return empty where nothing with weights is fixed, or memory does not suffice
    static Optional<FeatureCache> of(Graph graph, Set<String> frozen, List<LabelledImages> sets) {
        long images = sets.stream().mapToLong(LabelledImages::size).sum();
        return end(graph, frozen)
                .map(end -> new FeatureCache(end, GraphCheck.of(graph).shapes().get(end)))
                .filter(cache -> images * cache.size * Float.BYTES <= AvailableMemory.bytes() / SHARE);
    }

    /// The last block that everything behind it reads from, and from nothing before it, while neither it nor anything
    /// before it changes or is random.
    static Optional<String> end(Graph graph, Set<String> frozen) {
        Set<String> fixed = new HashSet<>();
        Optional<String> end = Optional.empty();
        for (Node node : graph.inOrder()) {
            if (isFixed(node, frozen) && fixed.containsAll(node.inputs())) {
                fixed.add(node.id());
                end = cuts(graph, node) ? Optional.of(node.id()) : end;
            }
        }
        return end;
    }

    private static boolean isFixed(Node node, Set<String> frozen) {
        Block block = node.block();
        boolean changes = FrozenBlocks.isFreezable(node) && !(block instanceof Dropout dropout && dropout.rate() == 0);
        return !(block instanceof Output) && (!changes || frozen.contains(node.id()));
    }

    private static boolean cuts(Graph graph, Node node) {
        Set<String> before = graph.upstream(node.id());
        boolean learned = node.block() instanceof Weighted
                || before.stream().anyMatch(id -> graph.node(id).block() instanceof Weighted);
        return learned
                && !(node.block() instanceof Input)
                && before.stream()
                        .flatMap(id -> graph.consumers(id).stream())
                        .allMatch(reader -> reader.equals(node) || before.contains(reader.id()));
    }

    /// Whose outputs are kept.
    String block() {
        return block;
    }

    int images() {
        return features.keySet().stream().mapToInt(LabelledImages::size).sum();
    }

    long bytes() {
        return (long) images() * size * Float.BYTES;
    }

    /// Makes room for the features of a set.
    ///
    /// @return false where they are there already
    boolean open(LabelledImages images) {
        return features.putIfAbsent(
                        images,
                        scope.tensor(TensorLayout.MATRIX, Math.max(images.size(), 1), size)
                                .floats())
                == null;
    }

    /// Keeps what the block makes of a batch.
    void put(LabelledImages images, Batch shown, Tensor outputs) {
        float[] values = room(shown.size());
        outputs.get(values, shown.size() * size);
        for (int i = 0; i < shown.size(); i++) {
            MemorySegment.copy(values, i * size, features.get(images), JAVA_FLOAT, offset(shown.places()[i]), size);
        }
    }

    /// What stands for the images of a batch; overwritten by the next call.
    float[] of(LabelledImages images, Batch asked) {
        float[] values = room(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            MemorySegment.copy(features.get(images), JAVA_FLOAT, offset(asked.places()[i]), values, i * size, size);
        }
        return values;
    }

    private long offset(int image) {
        return (long) image * size * Float.BYTES;
    }

    private float[] room(int images) {
        if (batch.length < images * size) {
            batch = new float[images * size];
        }
        return batch;
    }

    @Override
    public void close() {
        scope.close();
    }
}
