package dev.netloom.engine.network;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.kernel.WeightedKernels;
import dev.netloom.engine.kernel.WorkerPool;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a plan consists of, and the memory that it will take, worked out from shapes before any of it is allocated.
///
/// Wires are counted exactly. What oneDNN wants besides, such as weights in an order of its own, is only known once
/// its kernels are made: here stands what it takes at most for the kernels that were looked at.
final class PlanSize {
    /// What Winograd's products take at once besides sums of filters, at most.
    private static final long WORKSPACE = 500_000;

    private static final long LARGE = 1_000_000_000; // multiply-adds

    private final GraphCheck check;
    private final PlanOptions options;
    private final int parts;
    private final String logits;
    private final List<Stage> stages;
    private final List<WireSize> wires;
    private final ActivationPlaces places;
    private final int regions;
    private final long trained;

    private PlanSize(Graph graph, PlanOptions options, int members) {
        this.check = GraphCheck.of(graph);
        this.options = options;
        this.parts = ExecutionPlan.parts(graph, options, members);
        this.logits = find(graph, Output.class).inputs().getFirst();
        List<Node> order = graph.inOrder();
        List<Stage> plain = order.stream()
                .filter(node -> !(node.block() instanceof Input || node.block() instanceof Output))
                .filter(node -> options.runs(node.id(), graph))
                .map(node -> Stage.of(order.indexOf(node), node))
                .toList();
        String images = options.begin().orElseGet(() -> find(graph, Input.class).id());
        this.stages = options.fused()
                ? Fusion.of(plain, options, ActivationBuffers.learned(check, plain, images, options))
                : plain;
        this.wires = ActivationBuffers.sizes(check, stages, images, logits, options);
        this.places =
                new ActivationPlaces(stages, shared(), shownNames(), options, Math.ceilDiv(options.batch(), parts));
        this.regions = options.gradients() ? parts : Math.min(parts, members);
        this.trained = stages.stream()
                .filter(stage -> !options.frozen().contains(stage.node()))
                .flatMap(stage -> stage.block().parameters(inputs(stage)).stream())
                .filter(ParameterSpec::trained)
                .mapToLong(ParameterSpec::size)
                .sum();
    }

    /// @param graph one without problems
    /// @param members of the team that will run the plan
    static PlanSize of(Graph graph, PlanOptions options, int members) {
        return new PlanSize(graph, options, members);
    }

    private static Node find(Graph graph, Class<?> end) {
        return graph.nodes().stream()
                .filter(node -> end.isInstance(node.block()))
                .findFirst()
                .orElseThrow();
    }

    private List<Shape> inputs(Stage stage) {
        return stage.inputs().stream().map(check.shapes()::get).toList();
    }

    /// In how many the batch is dealt out.
    int parts() {
        return parts;
    }

    /// Whether there is one part, large enough that all cores had better work on each of its layers: where layers are
    /// small, threads wait for one another for longer than they work.
    boolean isOneLargePart() {
        long products = stages.stream()
                .mapToLong(stage -> stage.block().multiplyAdds(inputs(stage)))
                .sum();
        return parts == 1 && options.batch() * products >= LARGE;
    }

    /// The wire that the loss reads.
    String logits() {
        return logits;
    }

    List<Stage> stages() {
        return stages;
    }

    /// The image's first.
    List<WireSize> wires() {
        return wires;
    }

    /// Those that can be looked at from outside: where the plan is fused, only the logits and what is asked for.
    List<WireSize> shown() {
        return wires.stream()
                .filter(wire -> !options.fused()
                        || wire.name().equals(logits)
                        || options.shown().filter(wire.name()::equals).isPresent())
                .toList();
    }

    private Set<String> shownNames() {
        return shown().stream().map(WireSize::name).collect(Collectors.toSet());
    }

    /// Those whose tensors may lie where others lay before.
    private List<WireSize> shared() {
        return options.fused() ? wires : List.of();
    }

    /// Where the wires that are not shown lie in a region.
    ActivationPlaces places() {
        return places;
    }

    /// How many regions for wires that are not shown there are: one for each part; where nothing goes back, one for
    /// each member of the team, whose parts come one after the other.
    int regions() {
        return regions;
    }

    /// Bytes of all regions, which lie in memory that plans may share.
    long sharedBytes() {
        return regions * places.bytes();
    }

    /// Bytes of the whole plan.
    long bytes() {
        return ownBytes() + sharedBytes();
    }

    /// Bytes of what no other plan can use.
    long ownBytes() {
        long images = shown().stream().mapToLong(WireSize::bytes).sum();
        long own = 0;
        long weights = 0;
        long transformed = 0;
        long widest = 0;
        long workspace = 0;
        long passing = 0;
        for (Stage stage : stages) {
            own += own(stage);
            workspace = Math.max(workspace, mayBeWinograd(stage) ? WORKSPACE + 3 * matrix(stage) * precision() : 0);
            weights += weights(stage);
            transformed = Math.max(transformed, mayBeWinograd(stage) ? 2 * matrix(stage) * Float.BYTES : 0);
            widest = Math.max(widest, values(stage) + tried(stage));
            passing = Math.max(passing, passing(stage));
        }
        long gradients = options.gradients() ? (parts - 1) * trained * Float.BYTES : 0;
        long scratch = stages.stream().anyMatch(Stage::isWeighted) ? widest * precision() : 0;
        return options.batch() * (images + own + scratch)
                + weights
                + WorkerPool.cores() * transformed
                + parts * (workspace + passing)
                + gradients;
    }

    /// Whether measuring may find that a convolution had better go through Winograd's products.
    private boolean mayBeWinograd(Stage stage) {
        return options.choices().most() > 1
                && options.precision() == Precision.FLOAT32
                && stage.block() instanceof Conv conv
                && conv.kernel() == 3
                && conv.stride() == 1
                && conv.dilation() == 1
                && conv.groups() == 1
                && WeightedKernels.winogradMayPay(
                        inputs(stage).getFirst().channels(),
                        conv.filters(),
                        (long) options.batch() / parts * output(stage) / conv.filters());
    }

    /// What choosing kernels takes beside what they will work in: a second output of the whole batch, where it is not
    /// dealt out.
    private long tried(Stage stage) {
        return parts == 1 ? output(stage) : 0;
    }

    private int precision() {
        return options.precision().bytes();
    }

    /// Values that a stage reads and writes for one image.
    private long values(Stage stage) {
        return output(stage) + inputs(stage).stream().mapToLong(Shape::size).sum();
    }

    private long output(Stage stage) {
        return check.shapes().get(stage.output()).size();
    }

    /// What a layer keeps for one image: where maxima were found, where a ReLU let through, what a normalisation
    /// measures, the input
    /// with a frame around it, what dropout works in.
    private long own(Stage stage) {
        long input = inputs(stage).getFirst().size();
        return switch (stage.block()) {
            case LocalResponseNorm norm -> (options.gradients() ? 4 : 2) * input * precision();
            case GroupNorm norm -> 2L * norm.groups() * Float.BYTES;
            case Dropout dropout -> input * Float.BYTES;
            case Conv conv ->
                options.gradients() && conv.padding() > (conv.kernel() - 1) * conv.dilation() / 2
                        ? 2 * input * precision()
                        : 0;
            case Pool pool -> stage.isMaxPool() && options.gradients() ? output(stage) : 0;
            case BatchNorm _ -> options.gradients() && stage.relu() ? input / Byte.SIZE + 1 : 0;
            case Dense _, Activation _, Flatten _, GlobalAveragePool _, GlobalMaxPool _ -> 0;
            case Input _, Add _, Concat _, Output _ -> 0;
        };
    }

    /// Weights in the kernels' orders: those of convolutions in one forward and one backward; those of dense layers
    /// as they lie, where they are trained in float32, else in one. Winograd's products have six rows of filters
    /// instead of three.
    private long weights(Stage stage) {
        boolean dense = stage.block() instanceof Dense;
        if (dense && options.gradients() && options.precision() == Precision.FLOAT32) {
            return 0;
        }
        long size = mayBeWinograd(stage) ? 2 * matrix(stage) : matrix(stage);
        return size * precision() * (dense || !options.gradients() ? 1 : 2);
    }

    /// The gradient of a convolution's weights in the kernels' order, before it is brought into that of files.
    private long passing(Stage stage) {
        boolean learns = options.gradients() && !options.frozen().contains(stage.node());
        return learns && stage.block() instanceof Conv ? matrix(stage) * Float.BYTES : 0;
    }

    private long matrix(Stage stage) {
        return !stage.isWeighted()
                ? 0
                : stage.block().parameters(inputs(stage)).stream()
                        .filter(parameter -> parameter.dims().size() > 1)
                        .mapToLong(ParameterSpec::size)
                        .sum();
    }
}
