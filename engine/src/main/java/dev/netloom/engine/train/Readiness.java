package dev.netloom.engine.train;

import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Parameter;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a graph, its weights and a data set belong together, asked before anything is allocated.
final class Readiness {
    private Readiness() {}

    /// @throws TrainingFailure where training or test images do not suit the network
    static void check(Graph graph, Dataset data) throws TrainingFailure {
        check(graph, data.train(), data.classes().size());
        if (!data.test().shape().equals(data.train().shape())) {
            throw new TrainingFailure(
                    "test-images",
                    "the images to train on are " + data.train().shape() + ", those to test on are "
                            + data.test().shape(),
                    data.train().shape(),
                    data.test().shape());
        }
    }

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

    /// @throws TrainingFailure where nothing is left to be trained, or what is to be frozen is not there
    static void check(Graph graph, TransferSettings transfer) throws TrainingFailure {
        Optional<String> unknown = transfer.frozen().unknown(graph);
        if (unknown.isPresent()) {
            throw new TrainingFailure(
                    "freeze", "no block is named " + unknown.get() + ", which is to be frozen", unknown.get());
        }
        Set<String> frozen = new TrainedParts(graph, transfer).frozenAt(1);
        boolean open = graph.nodes().stream()
                .anyMatch(node -> !frozen.contains(node.id())
                        && FrozenBlocks.isFreezable(node)
                        && !(node.block() instanceof Dropout));
        if (!open && !transfer.frozen().isNone()) {
            throw new TrainingFailure("all-frozen", "every block with weights is frozen");
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

    /// @throws TrainingFailure where the weights are of another network, or hold NaN or infinity
    static void load(Network network, Weights weights) throws TrainingFailure {
        for (Parameter parameter : network.parameters()) {
            Optional<Weights.Values> values = weights.find(parameter.name());
            if (values.isPresent()) {
                checkFinite(parameter.name(), values.get());
            }
        }
        try {
            network.load(weights);
        } catch (WeightsMismatch e) {
            throw new TrainingFailure(
                    "weights", "the weights are not of this network: " + e.getMessage(), e.getMessage());
        }
    }

    private static void checkFinite(String name, Weights.Values array) throws TrainingFailure {
        float[] values = array.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                String place = place(i, array.dims());
                throw new TrainingFailure(
                        "weights-not-finite",
                        "the weights hold " + values[i] + " in " + name + " at " + place,
                        String.valueOf(values[i]),
                        name,
                        place);
            }
        }
    }

    /// `[2, 0, 1, 4]`, counted from 0
    private static String place(int index, List<Integer> dims) {
        LinkedList<Integer> place = new LinkedList<>();
        int left = index;
        for (int dim : dims.reversed()) {
            place.addFirst(left % dim);
            left /= dim;
        }
        return place.toString();
    }
}
