package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.inspect.GradientFlow.Norm;
import dev.netloom.engine.inspect.GradientFlow.WeightFlow;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Parameter;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.train.TrainingEvent.StepExamined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures the [GradientFlow] of steps of one network, on a copy of its weights. Its plans are kept
/// for the sizes of batches that come up. Takes one core only: a run beside it needs the others. Serves one thread at
/// a time.
public final class GradientMeter implements AutoCloseable {
    /// Values of all blocks for all images of a batch, 64 MB, and as many gradients. Of a batch that needs more, only
    /// the first images are measured.
    private static final long MOST_VALUES = 16_000_000;

    /// Multiply-adds of a batch, forward: a second or so. Of a batch that needs more, too, only the first images.
    private static final long MOST_MULTIPLY_ADDS = 4_000_000_000L;

    /// Parameters (80 MB): beyond, copies of the weights would cost the run too much.
    public static final long MOST_PARAMETERS = 20_000_000;

    private final Graph graph;
    private final GraphCheck check;
    private final Network network;
    /// Per image.
    private final long values;

    private final long work;
    private final ExecutionPlans plans;

    /// @param graph one without problems
    public GradientMeter(Graph graph) {
        this.graph = graph;
        this.check = GraphCheck.of(graph);
        this.network = Network.blank(graph);
        try {
            this.plans = ExecutionPlans.onOneCore(network, size -> PlanOptions.inspection(size, Mode.TRAINING));
        } catch (RuntimeException | Error e) {
            network.close();
            throw e;
        }
        this.values = check.shapes().values().stream().mapToLong(Shape::size).sum();
        this.work = Math.max(1, Summary.of(graph).multiplyAdds());
    }

    public Graph graph() {
        return graph;
    }

    /// Goes through an examined step again: what it found, and what it did to the weights.
    ///
    /// @throws WeightsMismatch where the step is of another network
    public GradientFlow measure(StepExamined step) throws WeightsMismatch {
        return measure(step.step(), step.before(), Optional.of(step.after()), step.batch(), step.pass());
    }

    /// What a first step would find in the network that a run with this seed begins with.
    public GradientFlow measureUntrained(long seed, Batch batch) {
        try (Network fresh = new Network(graph, seed)) {
            return measure(0, fresh.weights(), Optional.empty(), batch, new Pass(seed, 1));
        } catch (WeightsMismatch e) {
            throw new IllegalStateException("two networks of one graph differ", e);
        }
    }

    /// What a step would find in a network with these weights, and nothing of what it would change.
    ///
    /// @param step after which they were taken
    /// @param seed of the run: what dropout silences
    /// @throws WeightsMismatch where the weights are of another network
    public GradientFlow measure(long step, Weights weights, Batch batch, long seed) throws WeightsMismatch {
        return measure(step, weights, Optional.empty(), batch, new Pass(seed, step + 1));
    }

    private GradientFlow measure(long step, Weights before, Optional<Weights> after, Batch batch, Pass pass)
            throws WeightsMismatch {
        network.load(before);
        int images = Math.clamp(Math.min(MOST_VALUES / values, MOST_MULTIPLY_ADDS / work), 1, batch.size());
        ExecutionPlan plan = plans.forBatch(images);
        Tensor logits = plan.forward(batch.images(), pass);
        double loss = SoftmaxCrossEntropy.measure(logits, batch, plan.logitsGradient(), 0);
        plan.backward();
        List<GradientFlow.Layer> layers = new ArrayList<>();
        for (Node node : graph.inOrder()) {
            if (!(node.block() instanceof Output)) {
                layers.add(layer(node, plan, before, after));
            }
        }
        return new GradientFlow(step, images, loss, layers);
    }

    private GradientFlow.Layer layer(Node node, ExecutionPlan plan, Weights before, Optional<Weights> after) {
        Shape shape = check.shapes().get(node.id());
        float[] values = plan.value(node.id()).orElseThrow().toArray();
        float[] gradient = plan.gradient(node.id()).orElseThrow().toArray();
        double mean = mean(values);
        return new GradientFlow.Layer(
                node.id(),
                node.block(),
                shape,
                Norm.of(gradient),
                mean(gradient),
                weights(node, before, after),
                mean,
                spread(values, mean),
                UnitActivity.of(node.block(), shape, values));
    }

    private Optional<WeightFlow> weights(Node node, Weights before, Optional<Weights> after) {
        String name = node.id() + ".weight";
        return before.find(name).map(weights -> {
            double norm = Norm.of(weights.values()).l2();
            double update = after.map(changed -> distance(
                            weights.values(), changed.arrays().get(name).values()))
                    .orElse(Double.NaN);
            return new WeightFlow(parameterGradient(node), norm, update);
        });
    }

    private Norm parameterGradient(Node node) {
        double squares = 0;
        long count = 0;
        for (Parameter parameter : network.parameters()) {
            if (parameter.node().equals(node.id()) && parameter.spec().trained()) {
                double norm = Norm.of(network.gradient(parameter).ravel().toFloatVector())
                        .l2();
                squares += norm * norm;
                count += parameter.spec().size();
            }
        }
        return new Norm(Math.sqrt(squares), Math.sqrt(squares / count));
    }

    private static double distance(float[] from, float[] to) {
        double squares = 0;
        for (int i = 0; i < from.length; i++) {
            double moved = (double) to[i] - from[i];
            squares += moved * moved;
        }
        return Math.sqrt(squares);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double spread(float[] values, double mean) {
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    @Override
    public void close() {
        plans.close();
        network.close();
    }
}
