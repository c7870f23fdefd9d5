package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Normalization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs one block on one image, in evaluation mode: in a network of its own, which ends with it.
final class Probe {
    /// An inspection plan that never goes backward: nothing is merged, and every value is kept.
    private static final PlanOptions OPTIONS = new PlanOptions(1, Mode.EVALUATION, false, false, false);

    private static final Pass PASS = new Pass(0, 0); // nothing is random in evaluation mode
    private static final int MOST_CHANNELS = 1024;
    private static final int LONGEST_SIDE = 4096;

    private Probe() {}

    /// True where values of this shape can be fed into a network.
    static boolean canFeed(Shape shape) {
        return shape.channels() <= MOST_CHANNELS || shape.isVector() && rows(shape.channels()) > 0;
    }

    static Response run(
            Node node,
            List<Response> inputs,
            Shape output,
            InspectionInput inspectionInput,
            Optional<Weights> weights) {
        float[] values =
                switch (node.block()) {
                    case Input input -> inspectionInput.picture().fitted(output);
                    case Add add -> sum(inputs);
                    case Concat concat -> stacked(inputs, output);
                    case Flatten flatten -> flat(inputs.getFirst());
                    case Dropout dropout -> inputs.getFirst().values();
                    case Output end -> softmax(inputs.getFirst().values());
                    case Weighted _, Pool _, Activation _, Normalization _, GlobalAveragePool _, GlobalMaxPool _ ->
                        computed(node, inputs.getFirst(), inspectionInput.seed(), weights);
                };
        return new Response(output, values);
    }

    private static float[] computed(Node node, Response input, long seed, Optional<Weights> weights) {
        Graph graph = around(node, input.shape());
        long own = seed * 31 + node.id().hashCode(); // a block's first weights stay when blocks before it come or go
        WorkerPool alone = new WorkerPool(1, 1);
        try (Network network = new Network(graph, own)) {
            load(network, weights);
            try (ExecutionPlan plan = new ExecutionPlan(network, alone, OPTIONS)) {
                plan.forward(input.values(), PASS);
                return plan.value(node.id()).orElseThrow().toArray();
            }
        } finally {
            alone.close();
        }
    }

    private static void load(Network network, Optional<Weights> weights) {
        if (weights.isPresent()) {
            try {
                network.load(weights.get());
            } catch (WeightsMismatch e) {
                throw new IllegalArgumentException("weights of another network", e);
            }
        }
    }

    /// Input, the block, and what the end of a network needs. A long vector comes in as an image of one channel, whose
    /// values have the same order.
    private static Graph around(Node node, Shape input) {
        String in = node.id() + ".in";
        List<Node> nodes = new ArrayList<>();
        if (input.channels() <= MOST_CHANNELS) {
            nodes.add(Node.of(in, new Input(input.channels(), input.height(), input.width())));
        } else {
            int rows = rows(input.channels());
            nodes.add(Node.of(in + ".image", new Input(1, rows, input.channels() / rows)));
            nodes.add(Node.of(in, new Flatten(), in + ".image"));
        }
        nodes.add(Node.of(node.id(), node.block(), in));
        nodes.add(Node.of(node.id() + ".flat", new Flatten(), node.id()));
        nodes.add(Node.of(node.id() + ".out", new Output(), node.id() + ".flat"));
        return new Graph(nodes);
    }

    /// Rows of an image of `length` pixels; 0 where there is none of allowed sides.
    private static int rows(int length) {
        for (int rows = Math.ceilDiv(length, LONGEST_SIDE); rows <= LONGEST_SIDE && rows <= length; rows++) {
            if (length % rows == 0) {
                return rows;
            }
        }
        return 0;
    }

    private static float[] sum(List<Response> inputs) {
        float[] sum = inputs.getFirst().values().clone();
        for (Response other : inputs.subList(1, inputs.size())) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other.values()[i];
            }
        }
        return sum;
    }

    private static float[] stacked(List<Response> inputs, Shape output) {
        float[] stacked = new float[output.size()];
        int first = 0;
        for (Response input : inputs) {
            int channels = input.shape().channels();
            for (int place = 0; place < output.height() * output.width(); place++) {
                System.arraycopy(
                        input.values(), place * channels, stacked, place * output.channels() + first, channels);
            }
            first += channels;
        }
        return stacked;
    }

    /// In channel, row, column order.
    private static float[] flat(Response input) {
        Shape shape = input.shape();
        float[] flat = new float[shape.size()];
        int at = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int row = 0; row < shape.height(); row++) {
                for (int column = 0; column < shape.width(); column++) {
                    flat[at++] = input.value(channel, row, column);
                }
            }
        }
        return flat;
    }

    /// p_k = exp(z_k) / Σ_j exp(z_j)
    private static float[] softmax(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        float[] probabilities = new float[logits.length];
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = (float) (Math.exp(logits[k] - largest) / sum);
        }
        return probabilities;
    }
}
