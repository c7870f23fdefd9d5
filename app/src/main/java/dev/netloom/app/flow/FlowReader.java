package dev.netloom.app.flow;

import dev.netloom.app.ui.Latest;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.inspect.GradientMeter;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.train.TrainingEvent.StepExamined;
import java.util.Optional;
import java.util.function.Consumer;

/// Measures gradient flow in the background, always the newest that it was asked for.
final class FlowReader {
    /// @param seconds that it took
    record Reading(Graph graph, GradientFlow flow, double seconds) {}

    private interface Measurement {
        GradientFlow by(GradientMeter meter) throws WeightsMismatch;
    }

    private final Latest<Optional<Reading>> latest;
    private GradientMeter meter; // the background thread's own

    /// @param done takes what was measured, on the FX thread
    FlowReader(Consumer<Reading> done, Consumer<Exception> failed) {
        latest = new Latest<>(reading -> reading.ifPresent(done), failed);
    }

    void read(Graph graph, StepExamined step) {
        ask(graph, known -> known.measure(step));
    }

    /// Measures the network as a run with this seed begins, on the first of `images`.
    void readUntrained(Graph graph, long seed, LabelledImages images, int count) {
        ask(graph, known -> known.measureUntrained(seed, first(images, count)));
    }

    private void ask(Graph graph, Measurement measurement) {
        latest.ask(() -> {
            long start = System.nanoTime();
            if (meter == null || !meter.graph().equals(graph)) {
                close();
                meter = new GradientMeter(graph);
            }
            GradientFlow flow = measurement.by(meter);
            return Optional.of(new Reading(graph, flow, (System.nanoTime() - start) / 1e9));
        });
    }

    /// Gives the memory back; the next measurement takes it anew.
    void rest() {
        latest.ask(() -> {
            close();
            return Optional.empty();
        });
    }

    private void close() {
        if (meter != null) {
            meter.close();
            meter = null;
        }
    }

    private static Batch first(LabelledImages all, int count) {
        LabelledImages images = all.sample(count);
        int size = images.size();
        int length = images.shape().size();
        float[] pixels = new float[size * length];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            images.copyTo(i, pixels, i * length);
            labels[i] = images.label(i);
        }
        return new Batch(size, pixels, labels);
    }
}
