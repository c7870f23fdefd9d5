package dev.netloom.engine.reference;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Networks with forks, skips and joins, drawn by a seed.
///
/// The network grows block by block, each at the output of a random earlier one; in the end, whatever is still loose
/// is flattened, and joined by a Concat into the dense layer before the output.
public final class RandomGraph {
    private static final int CLASSES = 4;

    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private Graph graph = Graph.EMPTY;

    private RandomGraph(long seed) {
        this.random = new Random(seed);
    }

    public static Graph draw(long seed, int blocks) {
        return new RandomGraph(seed).grow(blocks);
    }

    private Graph grow(int blocks) {
        append(new Input(1 + random.nextInt(3), 5 + random.nextInt(5), 5 + random.nextInt(5)));
        while (nodes.size() <= blocks) {
            Node from = random.nextInt(3) == 0 ? any() : nodes.getLast();
            grow(from);
        }
        List<String> loose = new ArrayList<>();
        for (Node end : List.copyOf(nodes)) {
            if (graph.consumers(end.id()).isEmpty()) {
                loose.add(append(vector(), end.id()));
            }
        }
        String joined = loose.size() == 1 ? loose.getFirst() : append(new Concat(), loose.toArray(String[]::new));
        append(new Output(), append(Dense.of(CLASSES), joined));
        return graph;
    }

    private void grow(Node from) {
        Shape shape = shape(from.id());
        switch (random.nextInt(8)) {
            case 0, 1 -> tryAppend(conv(shape), from.id());
            case 2 ->
                tryAppend(
                        new Pool(
                                random.nextBoolean() ? Pool.Kind.MAX : Pool.Kind.AVERAGE,
                                1 + random.nextInt(3),
                                1 + random.nextInt(2),
                                random.nextInt(2),
                                random.nextBoolean()),
                        from.id());
            case 3 -> append(activation(), from.id());
            case 4 -> append(norm(shape), from.id());
            case 5 -> append(new Dropout(0.25), from.id());
            case 6 -> join(new Add(), from, shape.channels());
            default -> join(new Concat(), from, 0);
        }
    }

    /// Joins `from` with other nodes that fit, maybe with itself.
    private void join(Block block, Node from, int channels) {
        Shape shape = shape(from.id());
        List<String> fitting = nodes.stream()
                .map(Node::id)
                .filter(id -> shape(id).height() == shape.height() && shape(id).width() == shape.width())
                .filter(id -> channels == 0 || shape(id).channels() == channels)
                .toList();
        List<String> inputs = new ArrayList<>(List.of(from.id()));
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            inputs.add(fitting.get(random.nextInt(fitting.size())));
        }
        tryAppend(block, inputs.toArray(String[]::new));
    }

    private Block activation() {
        return switch (random.nextInt(6)) {
            case 0 -> new LeakyRelu(0.1);
            case 1 -> new Sigmoid();
            case 2 -> new Tanh();
            case 3 -> new Gelu();
            case 4 -> new Silu();
            default -> new Relu();
        };
    }

    private Block norm(Shape shape) {
        return switch (random.nextInt(4)) {
            case 0 -> new LocalResponseNorm(1 + 2 * random.nextInt(3), 0.5, 0.75, 1);
            case 1 -> new GroupNorm(groups(shape.channels(), shape.channels()), 1e-3);
            default -> new BatchNorm(0.1, 1e-3);
        };
    }

    private Block vector() {
        return switch (random.nextInt(4)) {
            case 0 -> new GlobalMaxPool();
            case 1 -> new GlobalAveragePool();
            default -> new Flatten();
        };
    }

    private Conv conv(Shape shape) {
        int dilation = 1 + random.nextInt(2);
        int kernel = 1 + random.nextInt(3);
        boolean same = random.nextInt(3) > 0;
        int padding = same ? (kernel - 1) * dilation / 2 : random.nextInt(2);
        int filters = same && random.nextBoolean() ? shape.channels() : 1 + random.nextInt(6);
        int stride = same ? 1 : 1 + random.nextInt(2);
        return new Conv(
                filters,
                kernel,
                stride,
                padding,
                dilation,
                groups(shape.channels(), filters),
                random.nextBoolean(),
                Initialization.HE,
                0.01);
    }

    /// One group as a rule, else any number that divides both; where both are equal, that may be depthwise.
    private int groups(int channels, int filters) {
        int groups = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(channels);
        return channels % groups == 0 && filters % groups == 0 ? groups : 1;
    }

    private void tryAppend(Block block, String... inputs) {
        List<Shape> shapes = List.of(inputs).stream().map(this::shape).toList();
        if (block.problem(shapes).isEmpty() && block.outputShape(shapes).channels() <= 24) {
            append(block, inputs);
        }
    }

    private String append(Block block, String... inputs) {
        Node node = Node.of(graph.freshId(block), block, inputs);
        nodes.add(node);
        graph = graph.with(node);
        return node.id();
    }

    private Node any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private Shape shape(String id) {
        return GraphCheck.of(graph).shape(id).orElseThrow();
    }
}
