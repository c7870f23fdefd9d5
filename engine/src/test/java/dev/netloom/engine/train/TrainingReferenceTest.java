package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.reference.ReferenceLoss;
import dev.netloom.engine.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A run computes what the definitions say, step by step.
class TrainingReferenceTest extends TrainerRuns {
    @Test
    void oneStepOfGradientDescentIsThatOfTheReference() throws TrainingFailure {
        for (Graph graph : List.of(
                NETWORK.without("dropout1").with(NETWORK.node("dense1").withInputs(List.of("flatten1"))), NORMALISED)) {
            Dataset data = digits(7, 5);
            Weights start;
            try (Network network = new Network(graph, 3)) {
                start = network.weights();
            }
            double rate = 0.5;
            List<TrainingEvent> events = new ArrayList<>();
            new Trainer(
                            graph,
                            data,
                            plan(1, 7, 1)
                                    .withOptimizer(OptimizerSettings.of(OptimizerKind.SGD)
                                            .withLearningRate(rate)),
                            new TrainingControl(),
                            events::add)
                    .startingFrom(start)
                    .run();

            ReferenceNetwork reference = ReferenceNetwork.training(graph, ReferenceNetwork.doubles(start), Map.of());
            ReferenceLoss loss = ReferenceLoss.of(reference.forward(pixels(data), 7), labels(data));
            reference.backward(loss.gradient());
            assertThat(losses(events).getFirst()).isCloseTo(loss.value(), within(1e-5));
            Map<String, double[]> expected = new HashMap<>(ReferenceNetwork.doubles(start));
            reference.parameterGradients().forEach((name, gradient) -> {
                for (int i = 0; i < gradient.length; i++) {
                    expected.get(name)[i] -= rate * gradient[i];
                }
            });
            expected.putAll(reference.kept());
            finished(events).weights().arrays().forEach((name, array) -> {
                for (int i = 0; i < array.values().length; i++) {
                    assertThat((double) array.values()[i]).as(name).isCloseTo(expected.get(name)[i], within(1e-5));
                }
            });
        }
    }

    private static double[] pixels(Dataset data) {
        double[] pixels = new double[data.train().size() * 784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = data.train().pixel(i / 784, i % 784) / 255.0;
        }
        return pixels;
    }

    private static int[] labels(Dataset data) {
        int[] labels = new int[data.train().size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.train().label(i);
        }
        return labels;
    }

    @Test
    void evaluationIsThatOfTheReference() throws TrainingFailure {
        Dataset data = digits(203, 203);
        Dataset swapped = new Dataset("swapped", data.train(), data.train(), data.classes());
        Weights weights = finished(run(NORMALISED, swapped, plan(2, 50, 1))).weights();
        Evaluation evaluation = Evaluator.evaluate(NORMALISED, weights, data.train());
        double[] logits = ReferenceNetwork.evaluating(NORMALISED, ReferenceNetwork.doubles(weights))
                .forward(pixels(data), 203);
        ReferenceLoss loss = ReferenceLoss.of(logits, labels(data));
        assertThat(evaluation.loss()).isCloseTo(loss.value(), within(1e-5));
        List<Integer> missed = new ArrayList<>();
        for (int n = 0; n < 203; n++) {
            int best = 0;
            for (int k = 1; k < 10; k++) {
                best = logits[n * 10 + k] > logits[n * 10 + best] ? k : best;
            }
            if (best != data.train().label(n)) {
                missed.add(n);
            }
        }
        assertThat(missed).isNotEmpty();
        assertThat(evaluation.misclassified()).extracting(miss -> miss.index()).isEqualTo(missed);
        assertThat(evaluation.correct()).isEqualTo(203 - missed.size());
        evaluation.misclassified().forEach(miss -> {
            assertThat(miss.label()).isEqualTo(data.train().label(miss.index()));
            assertThat(miss.predicted()).isNotEqualTo(miss.label());
            assertThat((double) miss.confidence())
                    .isCloseTo(loss.probabilities()[miss.index() * 10 + miss.predicted()], within(1e-5));
        });
    }

    /// However well a network knows the labels, the smoothed loss is not below the entropy of what they are smoothed
    /// to.
    @Test
    void labelSmoothingIsInTheLossOfTheStepsOnly() throws TrainingFailure {
        TrainingConfig plan = plan(150, 10, 1);
        List<TrainingEvent> smooth = run(NETWORK, digits(50, 10), plan.withLabelSmoothing(0.2));
        List<TrainingEvent> plain = run(NETWORK, digits(50, 10), plan);
        double least = -0.82 * Math.log(0.82) - 9 * 0.02 * Math.log(0.02);
        assertThat(losses(smooth)).allSatisfy(loss -> assertThat(loss).isGreaterThan(least));
        assertThat(losses(plain).getLast()).isLessThan(least / 2);
        assertThat(only(TrainingEvent.EpochDone.class, smooth).getLast().train().loss())
                .isLessThan(least / 2);
    }

    @Test
    void clippedGradientsMakeASmallerStep() throws TrainingFailure {
        OptimizerSettings sgd = OptimizerSettings.of(OptimizerKind.SGD).withLearningRate(1);
        Weights start;
        try (Network network = new Network(NETWORK, 1)) {
            start = network.weights();
        }
        TrainingConfig plan = plan(1, 50, 1).withOptimizer(sgd.withClip(0.01));
        Weights end = finished(run(NETWORK, digits(50, 10), plan)).weights();
        double squares = 0;
        for (String name : start.arrays().keySet()) {
            for (int i = 0; i < start.arrays().get(name).values().length; i++) {
                squares += Math.pow(
                        end.arrays().get(name).values()[i]
                                - start.arrays().get(name).values()[i],
                        2);
            }
        }
        assertThat(Math.sqrt(squares)).isCloseTo(0.01, within(1e-4));
    }
}
