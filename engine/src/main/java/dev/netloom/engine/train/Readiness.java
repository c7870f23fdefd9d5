package dev.netloom.engine.train;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;

/// Whether a graph, its weights and a data set belong together, asked before anything is allocated.
final class Readiness {
    private Readiness() {}

    /// @param classes that the data set has; 0 to allow any number
    static void check(Graph graph, LabelledImages images, int classes) throws TrainingFailure {
        GraphCheck check = GraphCheck.of(graph);
        if (!check.ok()) {
            throw new TrainingFailure("problems", "the network has problems: " + check.problems());
        }
        for (Node node : graph.nodes()) {
            if (node.block() instanceof Input input && !input.shape().equals(images.shape())) {
                throw new TrainingFailure(
                        "input",
                        "the network takes images of " + input.shape() + ", the data has " + images.shape(),
                        input.shape(),
                        images.shape());
            }
            Shape shape = check.shapes().get(node.id());
            if (node.block() instanceof Output && classes > 0 && shape.channels() != classes) {
                throw new TrainingFailure(
                        "classes",
                        "the network ends in " + shape.channels() + " outputs, the data has " + classes + " classes",
                        shape.channels(),
                        classes);
            }
        }
    }

    /// @throws TrainingFailure where this processor does not multiply such numbers
    static void check(Precision precision) throws TrainingFailure {
        if (!precision.isNative()) {
            String name = precision.label();
            throw new TrainingFailure(
                    "precision", "this processor cannot multiply " + name + "; use float32 or auto", name);
        }
    }

    static void load(Network network, Weights weights) throws TrainingFailure {
        try {
            network.load(weights);
        } catch (WeightsMismatch e) {
            throw new TrainingFailure(
                    "weights", "the weights are not of this network: " + e.getMessage(), e.getMessage());
        }
    }
}
