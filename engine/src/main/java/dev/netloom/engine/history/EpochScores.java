package dev.netloom.engine.history;

import dev.netloom.engine.train.TrainingEvent;
import java.util.Optional;

/// What was measured after an epoch.
///
/// @param epoch from 1
/// @param step the last of the epoch
/// @param averaged of the averaged weights; empty where none are averaged
/// @param seconds since the start of the run
public record EpochScores(
        int epoch,
        long step,
        Score train,
        Score test,
        Optional<Score> validation,
        Optional<Averaged> averaged,
        double imagesPerSecond,
        double seconds) {
    static EpochScores of(TrainingEvent.EpochDone done) {
        return new EpochScores(
                done.epoch(),
                done.step(),
                Score.of(done.train()),
                Score.of(done.test()),
                done.validation().map(Score::of),
                done.averaged()
                        .map(averaged -> new Averaged(
                                Score.of(averaged.test()), averaged.validation().map(Score::of))),
                done.imagesPerSecond(),
                done.seconds());
    }

    /// Of the averaged weights.
    public record Averaged(Score test, Optional<Score> validation) {}

    /// What epochs are compared by: images held out for validation, where there are any, else the test images; of the
    /// averaged weights where there are some.
    double judged() {
        return averaged.map(Averaged::validation)
                .orElse(validation)
                .orElseGet(() -> averaged.map(Averaged::test).orElse(test))
                .accuracy();
    }
}
