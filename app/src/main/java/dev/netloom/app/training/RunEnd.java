package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingEvent;

/// How early stopping ended a run, in words.
public final class RunEnd {
    private RunEnd() {}

    public static String words(TrainingEvent.BestEpochKept best) {
        return Texts.of(
                best.early() ? "training.stopped-early" : "training.best-kept",
                best.lastEpoch(),
                best.lastEpoch() - best.epoch(),
                best.epoch());
    }
}
