package dev.netloom.app.looks;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.network.Weights;

/// The weights at one moment of a run, to see how digits lay to each other then.
///
/// @param epoch 0 for the beginning, [#NOW] for no end of an epoch
record WeightsSnapshot(int epoch, Weights weights) {
    static final int NOW = -1;

    String say() {
        return switch (epoch) {
            case 0 -> Texts.of("plane.start");
            case NOW -> Texts.of("plane.now");
            default -> Texts.of("plane.epoch", epoch);
        };
    }

    long bytes() {
        return weights.arrays().values().stream()
                .mapToLong(values -> (long) values.values().length * Float.BYTES)
                .sum();
    }
}
