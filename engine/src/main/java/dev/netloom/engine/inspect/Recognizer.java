package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
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
import java.util.List;

/// Recognises one image after another with a copy of a network's weights, in evaluation mode, and
/// shows what every block made of it. Takes one core only: a run beside it needs the others. Serves
/// one thread at a time.
public final class Recognizer implements AutoCloseable {
    private static final Pass PASS = new Pass(0, 0); // nothing is random in evaluation mode
    private static final PlanOptions OPTIONS = new PlanOptions(1, Mode.EVALUATION, false, false, false);

    private final Graph graph;
    private final GraphCheck check;
    private final Owned owned = new Owned();
    private final Network network;
    private final ExecutionPlan plan;

    /// @param graph one without problems
    /// @throws WeightsMismatch where the weights are of another network
    public Recognizer(Graph graph, Weights weights) throws WeightsMismatch {
        this.graph = graph;
        this.check = GraphCheck.of(graph);
        try {
            this.network = owned.add(Network.blank(graph), Network::close);
            network.load(weights);
            WorkerPool team = owned.add(new WorkerPool(1, 1), WorkerPool::close);
            this.plan = owned.add(new ExecutionPlan(network, team, OPTIONS), ExecutionPlan::close);
        } catch (WeightsMismatch | RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    public Graph graph() {
        return graph;
    }

    /// Goes on with other weights of the same network.
    public void learn(Weights weights) throws WeightsMismatch {
        network.load(weights);
    }

    /// The probabilities of every class.
    ///
    /// @param image values from 0 to 1 in row, column, channel order
    public Recognition recognize(float[] image) {
        return new Recognition(probabilities(image), List.of());
    }

    /// As [#recognize], with what every block made of the image whose output has rows or columns.
    public Recognition look(float[] image) {
        List<Float> probabilities = probabilities(image);
        List<FeatureMaps> maps = new ArrayList<>();
        for (Node node : graph.inOrder()) {
            Shape shape = check.shapes().get(node.id());
            boolean end = node.block() instanceof Input || node.block() instanceof Output;
            if (!end && shape.height() * shape.width() > 1) {
                plan.value(node.id()).ifPresent(value -> maps.add(FeatureMaps.of(node.id(), shape, value.toArray())));
            }
        }
        return new Recognition(probabilities, maps);
    }

    private List<Float> probabilities(float[] image) {
        Tensor logits = plan.forward(image, PASS);
        double[] probabilities = new double[logits.dim(1)];
        SoftmaxCrossEntropy.imageLoss(logits, 0, 0, probabilities);
        List<Float> floats = new ArrayList<>();
        for (double probability : probabilities) {
            floats.add((float) probability);
        }
        return floats;
    }

    @Override
    public void close() {
        owned.close();
    }
}
