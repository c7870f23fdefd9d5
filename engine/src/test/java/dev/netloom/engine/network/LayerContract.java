package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.reference.BlockCase;
import dev.netloom.engine.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What every layer owes: forward, backward to its inputs, backward to its parameters, and what it keeps, as the
/// double-precision reference has them, for a gradient of its output that is random, too.
final class LayerContract {
    private final Trial trial;
    private final Tolerance tolerance;
    private final KernelChoices choices;
    private final double[] direction;
    private final ReferenceNetwork expected;
    private final ReferenceNetwork magnitudes;

    /// @param choices which kernel to take where there are several
    LayerContract(BlockCase drawn, Mode mode, Tolerance tolerance, KernelChoices choices) {
        this.trial = new Trial(around(drawn), drawn.batch(), mode, drawn.seed(), tolerance);
        this.tolerance = tolerance;
        this.choices = choices;
        this.direction = trial.rounded(
                trial.random().normal(trial.batch() * trial.logits().size()));
        this.expected = trial.reference().network();
        this.expected.backward(direction);
        this.magnitudes = trial.magnitudes().network();
        this.magnitudes.backward(Trial.magnitudes(direction));
    }

    /// Input → block → Flatten → Output; where the block takes several inputs, a 1×1 convolution makes each of them.
    private static Graph around(BlockCase drawn) {
        Shape first = drawn.inputs().getFirst();
        List<Node> nodes = new ArrayList<>();
        List<String> inputs = new ArrayList<>();
        if (drawn.block().arity() == Block.Arity.MANY) {
            nodes.add(Node.of("input", new Input(2, first.height(), first.width())));
            for (Shape shape : drawn.inputs()) {
                inputs.add("conv" + inputs.size());
                nodes.add(Node.of(inputs.getLast(), Conv.of(shape.channels(), 1, 1, 0), "input"));
            }
        } else {
            nodes.add(Node.of("input", new Input(first.channels(), first.height(), first.width())));
            inputs.add("input");
        }
        nodes.add(new Node("block", drawn.block(), inputs));
        nodes.add(Node.of("flatten", new Flatten(), "block"));
        nodes.add(Node.of("output", new Output(), "flatten"));
        return new Graph(nodes);
    }

    /// Fails where a plan computes anything else than the reference does.
    void holds() {
        try (Network network = new Network(trial.graph(), 1)) {
            trial.load(network);
            try (ExecutionPlans plans = new ExecutionPlans(network, this::options)) {
                ExecutionPlan plan = plans.forBatch(trial.batch());
                trial.forward(plan);
                plan.logitsGradient().set(Trial.floats(direction), direction.length);
                plan.backward();
                compare(plan);
                compareParameters(network);
            }
        }
    }

    private PlanOptions options(int batch) {
        return PlanOptions.inspection(batch, trial.mode())
                .with(tolerance.precision())
                .with(choices);
    }

    private void compare(ExecutionPlan plan) {
        double condition = expected.condition();
        for (Node node : trial.graph().nodes()) {
            String id = node.id();
            if (!(node.block() instanceof Output)) {
                double[] values = trial.values(plan.value(id).orElseThrow(), id);
                near("output of " + node, values, expected.output(id), magnitudes.output(id), condition);
                double[] gradient = trial.values(plan.gradient(id).orElseThrow(), id);
                nearGradient("gradient at " + node, gradient, expected.gradient(id), magnitudes.gradient(id));
            }
        }
    }

    private void compareParameters(Network network) {
        for (Parameter parameter : network.parameters()) {
            String name = parameter.name();
            if (parameter.spec().trained()) {
                nearGradient(
                        "gradient of " + name,
                        network.gradient(parameter).dup().data().asDouble(),
                        expected.parameterGradients().get(name),
                        magnitudes.parameterGradients().get(name));
            } else if (trial.mode() == Mode.TRAINING) {
                double[] kept = network.values(parameter).dup().data().asDouble();
                near(name, kept, expected.kept().get(name), magnitudes.kept().get(name), walk(parameter));
            }
        }
    }

    /// A variance sums values of one sign, so that the walk of its roundings does grow with their number.
    private double walk(Parameter parameter) {
        double summed = (double) trial.batch()
                * trial.shape(parameter.node()).size()
                / parameter.spec().size();
        return expected.condition() * Math.max(1, Math.sqrt(summed) * tolerance.unit() / tolerance.layer());
    }

    /// Where a layer divides by what it measures, a rounded input is divided once on the way forward, and again on the
    /// way back, in terms near 1 that may cancel.
    private void nearGradient(String what, double[] found, double[] expected, double[] magnitudes) {
        double condition = this.expected.condition();
        double[] scales = condition > 1 ? new double[] {1, largest(magnitudes)} : magnitudes;
        near(what, found, expected, scales, condition * condition);
    }

    private void near(String what, double[] found, double[] expected, double[] magnitudes, double condition) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        double allowed = tolerance.layer() * condition * Math.max(largest(magnitudes), largest(expected));
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(found[i] - expected[i]) <= allowed)) { // also where NaN was found
                throw new AssertionError("%s: %s instead of %s at %d, more than %s apart"
                        .formatted(what, found[i], expected[i], i, allowed));
            }
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
