package dev.netloom.engine.train;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.random.Well19937c;

/// How long a training step would take if it were convolutions and nothing else: each is run alone, over and over, on
/// all cores at once, with the fastest kernel that was measured for it. What a step takes more is the price of all
/// the rest: activations, pooling, dense layers, the optimiser, waiting.
final class BareConvolutions {
    private static final double WARM_UP_SECONDS = 0.3;
    private static final double SECONDS = 0.7;

    /// Seconds for one batch.
    record Time(double forward, double backward) {}

    private BareConvolutions() {}

    /// What each takes for one batch, by its block's name. The first computes no gradient of its input, as in
    /// training.
    ///
    /// @param options those of the training step, with a batch size, precision and choice of kernels
    static Map<String, Time> of(Graph graph, PlanOptions options) {
        Map<String, Shape> shapes = GraphCheck.of(graph).shapes();
        Map<String, Time> times = new LinkedHashMap<>();
        for (Node node : graph.inOrder()) {
            if (node.block() instanceof Conv conv) {
                boolean first = node.inputs().stream()
                        .allMatch(input -> graph.node(input).block() instanceof Input);
                Shape input = shapes.get(node.inputs().getFirst());
                times.put(node.id(), time(conv, input, options(options, !first)));
            }
        }
        return times;
    }

    private static PlanOptions options(PlanOptions step, boolean inputGradient) {
        return new PlanOptions(step.batch(), Mode.TRAINING, true, inputGradient, true)
                .with(step.precision())
                .with(step.choices());
    }

    private static Time time(Conv conv, Shape input, PlanOptions options) {
        Graph convolution = Graph.chain(
                new Input(input.channels(), input.height(), input.width()), conv, new Flatten(), new Output());
        Profile profile = new Profile();
        try (Network network = new Network(convolution, 1);
                ExecutionPlans plans = new ExecutionPlans(network, size -> options.with(profile))) {
            Well19937c random = new Well19937c(1);
            float[] images = new float[Math.toIntExact(options.batch() * input.size())];
            for (int i = 0; i < images.length; i++) {
                images[i] = random.nextFloat();
            }
            ExecutionPlan plan = plans.forBatch(options.batch());
            Tensor gradient = plan.logitsGradient();
            for (long i = 0; i < gradient.size(); i++) {
                gradient.set(i, random.nextFloat() - 0.5f);
            }
            repeat(plan, images, network, WARM_UP_SECONDS);
            profile.reset();
            double turns = (double) repeat(plan, images, network, SECONDS) * plans.members();
            String node = network.parameters().getFirst().node();
            Map<String, Double> seconds = profile.seconds();
            return new Time(
                    seconds.get(Profile.forwardKey(node)) / turns, seconds.get(Profile.backwardKey(node)) / turns);
        }
    }

    private static int repeat(ExecutionPlan plan, float[] images, Network network, double seconds) {
        int runs = 0;
        for (long start = System.nanoTime(); (System.nanoTime() - start) / 1e9 < seconds; runs++) {
            plan.forward(images, new Pass(1, network.version()));
            plan.backward();
        }
        return runs;
    }
}
