package dev.netloom.engine.inspect;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Takes one image after another through a network and back, with a copy of its weights, in evaluation mode. Takes
/// one
/// core only: a run beside it needs the others. Serves one thread at a time.
public final class Tracer implements AutoCloseable {
    private static final Pass PASS = new Pass(0, 0); // nothing is random in evaluation mode

    private final Graph graph;
    private final GraphCheck check;
    private final Owned owned = new Owned();
    private final Network network;
    private final ExecutionPlan plan;
    private Weights weights;

    /// @param graph one without problems
    public Tracer(Graph graph) {
        this.graph = graph;
        this.check = GraphCheck.of(graph);
        try {
            this.network = owned.add(Network.blank(graph), Network::close);
            WorkerPool team = owned.add(new WorkerPool(1, 1), WorkerPool::close);
            this.plan = owned.add(
                    new ExecutionPlan(network, team, PlanOptions.inspection(1, Mode.EVALUATION)), ExecutionPlan::close);
        } catch (RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    public Graph graph() {
        return graph;
    }

    /// Goes on with these weights.
    ///
    /// @throws WeightsMismatch where they are of another network
    public void learn(Weights weights) throws WeightsMismatch {
        if (this.weights != weights) {
            network.load(weights);
            this.weights = weights;
        }
    }

    /// @param image values from 0 to 1 in row, column, channel order
    /// @param label the class of the image; without one, the loss takes the network's own guess for right
    public Trace trace(float[] image, OptionalInt label) {
        Tensor logits = plan.forward(image, PASS);
        double[] probabilities = new double[logits.dim(1)];
        SoftmaxCrossEntropy.imageLoss(logits, 0, 0, probabilities);
        int right = label.orElse(SoftmaxCrossEntropy.mostProbable(probabilities));
        double loss = SoftmaxCrossEntropy.measure(logits, new int[] {right}, plan.logitsGradient());
        plan.backward();
        Map<String, float[]> values = new HashMap<>();
        Map<String, float[]> gradients = new HashMap<>();
        for (Node node : graph.inOrder()) {
            plan.value(node.id()).ifPresent(value -> values.put(node.id(), value.toArray()));
            plan.gradient(node.id()).ifPresent(value -> gradients.put(node.id(), value.toArray()));
        }
        List<Float> floats = new ArrayList<>();
        for (double probability : probabilities) {
            floats.add((float) probability);
        }
        return new Trace(
                graph,
                weights == null ? network.weights() : weights,
                check.shapes(),
                values,
                gradients,
                floats,
                right,
                loss);
    }

    @Override
    public void close() {
        owned.close();
    }
}
