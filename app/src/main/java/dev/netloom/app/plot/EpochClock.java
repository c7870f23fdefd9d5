package dev.netloom.app.plot;

import java.util.Map;
import java.util.TreeMap;

/// Which batch lies at which part of which epoch: 0.5 is half way through the first. Epochs may have different numbers
/// of batches, where the batch size was changed.
final class EpochClock {
    private final TreeMap<Double, Double> epochs = new TreeMap<>();
    private double stepsPerEpoch = 1;

    void begin(int steps) {
        epochs.clear();
        epochs.put(0.0, 0.0);
        stepsPerEpoch = Math.max(1, steps);
    }

    /// From the batch after `step` on, an epoch has another number of them.
    void resize(long step, int steps) {
        if (steps != stepsPerEpoch) {
            epochs.put((double) step, epochAt(step));
            stepsPerEpoch = Math.max(1, steps);
        }
    }

    void endEpoch(long step, int epoch) {
        epochs.put((double) step, (double) epoch);
    }

    EpochClock copy() {
        EpochClock copy = new EpochClock();
        copy.epochs.putAll(epochs);
        copy.stepsPerEpoch = stepsPerEpoch;
        return copy;
    }

    double epochAt(double step) {
        Map.Entry<Double, Double> before = epochs.floorEntry(step);
        if (before == null) {
            return step / stepsPerEpoch;
        }
        Map.Entry<Double, Double> after = epochs.higherEntry(step);
        return after == null
                ? before.getValue() + (step - before.getKey()) / stepsPerEpoch
                : between(step, before.getKey(), before.getValue(), after.getKey(), after.getValue());
    }

    double stepAt(double epoch) {
        double step = 0;
        double reached = 0;
        for (Map.Entry<Double, Double> entry : epochs.entrySet()) {
            if (entry.getValue() > epoch) {
                return between(epoch, reached, step, entry.getValue(), entry.getKey());
            }
            step = entry.getKey();
            reached = entry.getValue();
        }
        return step + (epoch - reached) * stepsPerEpoch;
    }

    private static double between(double x, double x1, double y1, double x2, double y2) {
        return x2 > x1 ? y1 + (x - x1) / (x2 - x1) * (y2 - y1) : y2;
    }
}
