package dev.netloom.app.training;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// Made-up digits and events of a run on them, for tests that need no engine.
public final class ScriptedRun {
    public static final int STEPS = 60;
    public static final int DIGITS = 400;

    private ScriptedRun() {}

    public static Graph network() {
        return Graph.chain(
                new Input(1, 28, 28), Conv.of(16, 3, 1, 1), Conv.of(24, 3, 1, 1), preset(Dense.class), new Output());
    }

    private static Block preset(Class<?> type) {
        return BlockType.of(type).preset();
    }

    public static Dataset digits() {
        Shape shape = new Shape(1, 28, 28);
        byte[] pixels = new byte[DIGITS * shape.size()];
        byte[] labels = new byte[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            labels[i] = (byte) (i % 10);
            for (int p = 0; p < shape.size(); p++) {
                double distance = Math.hypot(p / 28 - 14.0, p % 28 - 14.0);
                pixels[i * shape.size() + p] = (byte) (Math.abs(distance - 4 - i % 10 * 0.6) < 1.5 ? 255 : 0);
            }
        }
        LabelledImages images = new LabelledImages(shape, pixels, labels);
        return new Dataset(
                "made up",
                images,
                images,
                IntStream.range(0, 10).mapToObj(Integer::toString).toList());
    }

    public static Evaluation evaluation(int wrong, double loss) {
        List<Misclassified> misclassified = new ArrayList<>();
        for (int i = 0; i < wrong; i++) {
            List<Float> probabilities = new ArrayList<>(Collections.nCopies(10, 0.01f));
            int label = i % 10;
            int guess = (label + 1 + i % 3) % 10;
            float confidence = 0.5f + 0.4f * i / wrong;
            probabilities.set(guess, confidence);
            probabilities.set(label, 0.92f - confidence);
            misclassified.add(new Misclassified(i, label, guess, probabilities));
        }
        return new Evaluation(DIGITS - wrong, DIGITS, loss, misclassified, predictions(misclassified));
    }

    /// All others are recognised, for 97%.
    private static Predictions predictions(List<Misclassified> wrong) {
        Predictions.Recorder recorder = new Predictions.Recorder(DIGITS, 10);
        for (int i = 0; i < DIGITS; i++) {
            double[] probabilities = new double[10];
            for (int k = 0; k < 10; k++) {
                double right = k == i % 10 ? 0.97 : 0.03 / 9;
                probabilities[k] =
                        i < wrong.size() ? wrong.get(i).probabilities().get(k) : right;
            }
            recorder.add(i % 10, probabilities, -Math.log(probabilities[i % 10]));
        }
        return recorder.done();
    }

    public static Weights weights(long seed) {
        return new Weights(
                Map.of("conv1.weight", values(seed, 16, 1, 3, 3), "conv2.weight", values(seed + 1, 24, 16, 3, 3)));
    }

    private static Weights.Values values(long seed, Integer... dims) {
        Random random = new Random(seed);
        float[] values = new float[List.of(dims).stream().reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() * 0.2f;
        }
        return new Weights.Values(List.of(dims), values);
    }

    /// A run that goes well, as a list.
    public static List<TrainingEvent> events(int epochs) {
        Random random = new Random(3);
        List<TrainingEvent> events = new ArrayList<>();
        events.add(new TrainingEvent.Started(TrainingConfig.of(epochs), STEPS, 2));
        events.add(new TrainingEvent.WeightsTaken(0, weights(5)));
        for (int step = 1; step <= epochs * STEPS; step++) {
            int epoch = (step - 1) / STEPS + 1;
            double loss = 0.3 + 2 * Math.exp(-step / 40.0) + random.nextGaussian() * 0.08;
            events.add(new TrainingEvent.StepDone(
                    step, epoch, loss, 0.001, 2400, new Progress(step * 50L, epochs * STEPS * 50L)));
            if (step % STEPS == 0) {
                int wrong = 4 + 60 / (epoch * epoch);
                events.add(new TrainingEvent.EpochDone(
                        epoch, step, evaluation(wrong / 2, 0.25 / epoch), evaluation(wrong, 0.3 / epoch), 2400, epoch));
            }
        }
        events.add(new TrainingEvent.Finished(
                (long) epochs * STEPS, Optional.of(evaluation(8, 0.05)), weights(7), false, 10));
        return events;
    }
}
