package dev.netloom.engine.sweep;

import dev.netloom.engine.history.EpochScores;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How good a point is, and what it cost.
///
/// @param run in the history; empty for a point that was not trained, or that the history could not keep
/// @param validation on the images held out, after each epoch; of the averaged weights where there are some
/// @param multiplyAdds of all images that it learned from, forward alone; a step takes about three times as many
/// @param problem why it failed, in words; empty where it did not
public record PointResult(
        SweepPoint point,
        Stage stage,
        Optional<RunSummary> run,
        List<Score> validation,
        double multiplyAdds,
        String problem) {
    /// The best first, of those that are as good the cheapest; those without a figure last.
    public static final Comparator<PointResult> BEST_FIRST = Comparator.<PointResult>comparingDouble(
                    result -> result.best().map(Score::accuracy).orElse(-1.0))
            .reversed()
            .thenComparing(PointResult::multiplyAdds)
            .thenComparing(result -> result.point().number());

    /// How far a point came.
    public enum Stage {
        /// Not begun, or not as far as it should.
        WAITING,
        /// Trained as long as planned.
        DONE,
        /// Left behind at a rung: others were better.
        DROPPED,
        /// Cannot be trained, or diverged.
        FAILED;

        /// The end of its text key.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PointResult {
        validation = List.copyOf(validation);
    }

    /// Of a point that nothing is known of yet.
    public static PointResult waiting(SweepPoint point) {
        return new PointResult(point, Stage.WAITING, Optional.empty(), List.of(), 0, "");
    }

    static PointResult failed(SweepPoint point, String problem) {
        return new PointResult(point, Stage.FAILED, Optional.empty(), List.of(), 0, problem);
    }

    /// @param epochs that it was to have
    static PointResult of(SweepPoint point, RunDetails run, TrainingConfig plan, int epochs) {
        RunSummary summary = run.summary();
        List<Score> validation =
                run.epochs().stream().flatMap(epoch -> heldOut(epoch).stream()).toList();
        long learned = summary.trainImages() - Math.round(plan.validation() * summary.trainImages());
        Stage stage = summary.state() == RunState.FAILED
                ? Stage.FAILED
                : hasReached(summary, epochs) ? Stage.DONE : Stage.WAITING;
        double cost = (double) summary.multiplyAdds() * learned * summary.epochsDone();
        return new PointResult(point, stage, Optional.of(summary), validation, cost, run.failure());
    }

    /// Whether nothing is left to do for so many epochs.
    static boolean hasReached(RunSummary run, int epochs) {
        return run.state() == RunState.DONE || run.state() == RunState.STOPPED_EARLY || run.epochsDone() >= epochs;
    }

    private static Optional<Score> heldOut(EpochScores epoch) {
        return epoch.averaged().map(EpochScores.Averaged::validation).orElse(epoch.validation());
    }

    PointResult as(Stage other) {
        return new PointResult(point, other, run, validation, multiplyAdds, problem);
    }

    /// Of its best epoch; empty before the first.
    public Optional<Score> best() {
        return bestWithin(Integer.MAX_VALUE);
    }

    /// Of the best of its first epochs.
    public Optional<Score> bestWithin(int epochs) {
        return validation.stream().limit(epochs).max(Comparator.comparingDouble(Score::accuracy));
    }

    public double seconds() {
        return run.map(RunSummary::seconds).orElse(0.0);
    }
}
