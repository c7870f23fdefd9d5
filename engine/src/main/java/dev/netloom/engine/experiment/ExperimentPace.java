package dev.netloom.engine.experiment;

import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.TrainingEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// How far an experiment is, counted in training images, and how long the rest will take. Serves one thread.
public final class ExperimentPace {
    private final InstantSource clock;
    private final long imagesInAll;
    private final Map<Run, Long> seen = new HashMap<>();
    private Instant start;
    private Instant pausedAt;

    private record Run(String arm, long seed) {}

    /// @param digits as many as there are to learn from
    public ExperimentPace(Experiment experiment, int digits, InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
        this.imagesInAll = experiment.seeds()
                * experiment.arms().stream()
                        .mapToLong(arm -> (long) Math.min(arm.digits(), digits) * arm.epochs())
                        .sum();
    }

    public void hear(ExperimentEvent event) {
        if (event instanceof ExperimentEvent.Learned(String arm, long seed, TrainingEvent told)) {
            switch (told) {
                case TrainingEvent.StepDone done ->
                    seen.put(new Run(arm, seed), done.progress().imagesSeen());
                case TrainingEvent.Paused _ -> pausedAt = clock.instant();
                case TrainingEvent.Resumed _ -> start = start.plus(Duration.between(pausedAt, clock.instant()));
                case TrainingEvent.Started _,
                        TrainingEvent.EpochDone _,
                        TrainingEvent.SettingsChanged _,
                        TrainingEvent.BatchSizeRefused _,
                        TrainingEvent.StepExamined _,
                        TrainingEvent.Frozen _,
                        TrainingEvent.WeightsTaken _,
                        TrainingEvent.Finished _ -> {}
            }
        }
    }

    public Progress progress() {
        return new Progress(seen.values().stream().mapToLong(Long::longValue).sum(), imagesInAll);
    }

    /// At the speed so far, with evaluations and all else that went on, pauses left out; NaN before anything was
    // learned.
    public double secondsLeft() {
        double seconds = Duration.between(start, clock.instant()).toNanos() / 1e9;
        return progress().secondsLeft(progress().imagesSeen() / seconds);
    }
}
