package dev.netloom.engine.train;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds where a step went wrong: runs it again through a plan that keeps everything, and looks for the first value
/// that is NaN or infinite.
public final class Divergence {
    private final Network network;
    private final ExecutionPlan plan;

    private Divergence(Network network, ExecutionPlan plan) {
        this.network = network;
        this.plan = plan;
    }

    /// The node where it began: the first in the order of the graph that holds such a parameter or puts out such a
    /// value; else, coming back from the loss, the first whose output or parameters get such a gradient. Empty
    /// where the step goes well in this plan, which adds up in another order than the one that trains.
    ///
    /// @param weights before the step
    /// @param batch that the step was to learn
    /// @param pass of the step, which decides what dropout silences
    /// @param mode training; or evaluation, which only goes forward, where the step went well but not its result
    public static Optional<String> find(Graph graph, Weights weights, Batch batch, Pass pass, Mode mode) {
        try (Network network = Network.blank(graph)) {
            load(network, weights);
            try (ExecutionPlans plans = new ExecutionPlans(network, size -> PlanOptions.inspection(size, mode))) {
                Divergence step = new Divergence(network, plans.forBatch(batch.size()));
                List<Node> order = graph.inOrder();
                Tensor logits = step.plan.forward(batch.images(), pass);
                Optional<String> forward = step.firstForward(order, weights);
                if (forward.isPresent() || mode == Mode.EVALUATION) {
                    return forward;
                }
                step.backward(logits, batch);
                return step.firstBackward(order.reversed());
            }
        }
    }

    private static void load(Network network, Weights weights) {
        try {
            network.load(weights);
        } catch (WeightsMismatch e) {
            throw new IllegalArgumentException("weights of another network", e);
        }
    }

    private void backward(Tensor logits, Batch batch) {
        SoftmaxCrossEntropy.measure(logits, batch, plan.logitsGradient(), 0);
        plan.backward();
    }

    private Optional<String> firstForward(List<Node> order, Weights weights) {
        return order.stream()
                .map(Node::id)
                .filter(node -> hasBrokenParameter(node, weights) || hasBrokenOutput(node))
                .findFirst();
    }

    private Optional<String> firstBackward(List<Node> reversed) {
        return reversed.stream()
                .filter(node -> !(node.block() instanceof Output))
                .map(Node::id)
                .filter(node -> hasBrokenGradient(node) || hasBrokenParameterGradient(node))
                .findFirst();
    }

    /// ReLU may turn NaN into 0, so that the output alone does not tell.
    private boolean hasBrokenParameter(String node, Weights weights) {
        return parameters(node)
                .anyMatch(parameter ->
                        isBroken(weights.arrays().get(parameter.name()).values()));
    }

    private boolean hasBrokenOutput(String node) {
        return plan.value(node)
                .map(Tensor::toArray)
                .filter(Divergence::isBroken)
                .isPresent();
    }

    private boolean hasBrokenGradient(String node) {
        return plan.gradient(node)
                .map(Tensor::toArray)
                .filter(Divergence::isBroken)
                .isPresent();
    }

    private boolean hasBrokenParameterGradient(String node) {
        return parameters(node)
                .filter(parameter -> parameter.spec().trained())
                .anyMatch(parameter ->
                        isBroken(network.gradient(parameter).ravel().toFloatVector()));
    }

    private Stream<Parameter> parameters(String node) {
        return network.parameters().stream()
                .filter(parameter -> parameter.node().equals(node));
    }

    private static boolean isBroken(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return true;
            }
        }
        return false;
    }
}
