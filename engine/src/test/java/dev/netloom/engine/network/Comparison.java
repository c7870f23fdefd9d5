package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.reference.ReferenceLoss;
import dev.netloom.engine.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.data.Offset;

/// Holds a whole network's plan against the double-precision reference: every value, every gradient of the loss, every
/// running statistic.
final class Comparison {
    /// Times that values are moved at random: one may miss a maximum that another decides otherwise.
    private static final int NEARBY = 4;

    /// A gradient smaller than this has lost what made it so small to cancellation.
    private static final double SMALL = 5e-2;

    private final Trial trial;
    private final Tolerance tolerance;
    private final int[] labels;
    private final ReferenceNetwork reference;
    private final double loss;
    private final List<ReferenceNetwork> nearby = new ArrayList<>();

    Comparison(Graph graph, int batch, Mode mode, long seed) {
        this(graph, batch, mode, seed, Tolerance.FLOAT32);
    }

    Comparison(Graph graph, int batch, Mode mode, long seed, Tolerance tolerance) {
        this(new Trial(graph, batch, mode, seed, tolerance), tolerance);
    }

    Comparison(Trial trial, Tolerance tolerance) {
        this.trial = trial;
        this.tolerance = tolerance;
        this.labels = trial.random().labels(trial.batch(), trial.logits().channels());
        Trial.Reference found = trial.reference();
        this.reference = found.network();
        this.loss = backward(found);
    }

    private double backward(Trial.Reference forward) {
        ReferenceLoss found = ReferenceLoss.of(forward.logits(), labels);
        forward.network().backward(found.gradient());
        return found.value();
    }

    /// Fails where `options` compile to a plan that computes anything else than the reference does.
    void holds(PlanOptions options) {
        try (Network network = new Network(trial.graph(), 1)) {
            trial.load(network);
            try (ExecutionPlans plans = new ExecutionPlans(network, size -> options.with(tolerance.precision()))) {
                ExecutionPlan plan = plans.forBatch(trial.batch());
                trial.forward(plan);
                double measured = SoftmaxCrossEntropy.measure(plan.logits(), labels, plan.logitsGradient());
                assertThat(measured).isCloseTo(loss, Offset.offset(5 * tolerance.network() * (1 + loss)));
                if (options.gradients()) {
                    plan.backward();
                }
                compare(plan);
                compareParameters(network, options);
            }
        }
    }

    private void compare(ExecutionPlan plan) {
        for (Node node : trial.graph().nodes()) {
            if (!(node.block() instanceof Output)) {
                String id = node.id();
                plan.value(id)
                        .ifPresent(value ->
                                near("output of " + node, trial.values(value, id), at -> at.output(id), SMALL));
                plan.gradient(id)
                        .ifPresent(gradient ->
                                near("gradient at " + node, trial.values(gradient, id), at -> at.gradient(id), SMALL));
            }
        }
    }

    private void compareParameters(Network network, PlanOptions options) {
        for (Parameter parameter : network.parameters()) {
            if (options.frozen().contains(parameter.node())) {
                assertFrozen(network, parameter);
            } else if (parameter.spec().trained() && options.gradients()) {
                near(
                        "gradient of " + parameter.name(),
                        network.gradient(parameter).dup().data().asDouble(),
                        at -> at.parameterGradients().get(parameter.name()),
                        summed(parameter.node()));
            } else if (!parameter.spec().trained() && trial.mode() == Mode.TRAINING) {
                near(
                        parameter.name(),
                        network.values(parameter).dup().data().asDouble(),
                        at -> at.kept().get(parameter.name()),
                        SMALL);
            }
        }
    }

    private void assertFrozen(Network network, Parameter parameter) {
        assertThat(network.values(parameter).dup().data().asFloat())
                .as(parameter.name())
                .isEqualTo(Trial.floats(trial.weight(parameter)));
        if (parameter.spec().trained()) {
            assertThat(network.gradient(parameter).dup().data().asDouble())
                    .as("gradient of " + parameter.name())
                    .containsOnly(0);
        }
    }

    /// What a parameter's gradient at `node` sums over batch and places, in one channel, without signs.
    private double summed(String node) {
        double sum = Arrays.stream(reference.gradient(node)).map(Math::abs).sum();
        return Math.max(SMALL, sum / trial.shape(node).channels());
    }

    /// @param scale the size of what may cancel to 0 in the values
    private void near(String what, double[] found, Function<ReferenceNetwork, double[]> values, double scale) {
        double[] expected = values.apply(reference);
        double largest = Arrays.stream(expected).map(Math::abs).reduce(scale, Math::max);
        assertThat(found).as(what).hasSameSizeAs(expected);
        double distance = distance(found, expected);
        if (!(distance <= tolerance.network() * largest)) { // also where NaN was found
            assertThat(distance)
                    .as("%s: %s instead of %s", what, Arrays.toString(found), Arrays.toString(expected))
                    .isLessThanOrEqualTo(sensitivity(expected, values));
        }
    }

    /// The largest change of any value in the networks nearby, which are computed where they are asked for.
    private double sensitivity(double[] expected, Function<ReferenceNetwork, double[]> values) {
        while (nearby.size() < NEARBY) {
            Trial.Reference moved = trial.nearby(tolerance.nearby());
            backward(moved);
            nearby.add(moved.network());
        }
        return nearby.stream()
                .mapToDouble(moved -> distance(values.apply(moved), expected))
                .max()
                .orElseThrow();
    }

    private static double distance(double[] values, double[] others) {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - others[i])); // NaN once a NaN comes up
        }
        return largest;
    }
}
