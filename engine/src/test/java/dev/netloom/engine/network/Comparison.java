package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.reference.ReferenceLoss;
import dev.netloom.engine.reference.ReferenceNetwork;
import org.assertj.core.data.Offset;

/// Holds a whole network's plan against the double-precision reference: every value, every gradient of the loss, every
/// running statistic.
final class Comparison {
    private final Trial trial;
    private final Tolerance tolerance;
    private final int[] labels;

    Comparison(Graph graph, int batch, Mode mode, long seed) {
        this(graph, batch, mode, seed, Tolerance.FLOAT32);
    }

    Comparison(Graph graph, int batch, Mode mode, long seed, Tolerance tolerance) {
        this.trial = new Trial(graph, batch, mode, seed);
        this.tolerance = tolerance;
        this.labels = trial.random().labels(batch, trial.logits().channels());
    }

    /// Fails where `options` compile to a plan that computes anything else than the reference does.
    void holds(PlanOptions options) {
        Trial.Reference reference = trial.reference();
        ReferenceLoss loss = ReferenceLoss.of(reference.logits(), labels);
        reference.network().backward(loss.gradient());
        try (Network network = new Network(trial.graph(), 1)) {
            trial.load(network);
            try (Plans plans = new Plans(network, size -> options)) {
                Plan plan = plans.forBatch(trial.batch());
                trial.forward(plan);
                double measured = SoftmaxCrossEntropy.measure(plan.logits(), labels, plan.logitsGradient());
                assertThat(measured)
                        .isCloseTo(loss.value(), Offset.offset(5 * tolerance.network() * (1 + loss.value())));
                if (options.gradients()) {
                    plan.backward();
                }
                compare(plan, reference.network());
                compareParameters(network, reference.network(), options);
            }
        }
    }

    private void compare(Plan plan, ReferenceNetwork reference) {
        for (Node node : trial.graph().nodes()) {
            if (!(node.block() instanceof Output)) {
                String id = node.id();
                plan.value(id)
                        .ifPresent(value -> near("output of " + node, trial.values(value, id), reference.output(id)));
                plan.gradient(id)
                        .ifPresent(gradient ->
                                near("gradient at " + node, trial.values(gradient, id), reference.gradient(id)));
            }
        }
    }

    private void compareParameters(Network network, ReferenceNetwork reference, PlanOptions options) {
        for (Parameter parameter : network.parameters()) {
            if (parameter.spec().trained() && options.gradients()) {
                near(
                        "gradient of " + parameter.name(),
                        network.gradient(parameter).dup().data().asDouble(),
                        reference.parameterGradients().get(parameter.name()));
            } else if (!parameter.spec().trained() && trial.mode() == Mode.TRAINING) {
                near(
                        parameter.name(),
                        network.values(parameter).dup().data().asDouble(),
                        reference.kept().get(parameter.name()));
            }
        }
    }

    private void near(String what, double[] found, double[] expected) {
        double scale = 5e-2; // gradients that cancel to 0 are held against the size of what cancels
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(found[i] - expected[i]) / scale)
                    .as("%s: %s instead of %s at %d", what, found[i], expected[i], i)
                    .isLessThan(tolerance.network());
        }
    }
}
