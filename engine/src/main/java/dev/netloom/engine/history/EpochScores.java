package dev.netloom.engine.history;

import dev.netloom.engine.train.TrainingEvent;
import java.util.Optional;

/// What was measured after an epoch.
///
/// @param epoch from 1
/// @param step the last of the epoch
/// @param seconds since the start of the run
public record EpochScores(
        int epoch,
        long step,
        Score train,
        Score test,
        Optional<Score> validation,
        double imagesPerSecond,
        double seconds) {
    static EpochScores of(TrainingEvent.EpochDone done) {
        return new EpochScores(
                done.epoch(),
                done.step(),
                Score.of(done.train()),
                Score.of(done.test()),
                done.validation().map(Score::of),
                done.imagesPerSecond(),
                done.seconds());
    }

    /// What epochs are compared by: images held out for validation, where there are any; else the test images.
    double judged() {
        return validation.orElse(test).accuracy();
    }
}
