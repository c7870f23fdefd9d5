package dev.netloom.app.training;

import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.CurvePoints;
import dev.netloom.engine.history.EpochScores;
import dev.netloom.engine.history.ResumePoint;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a run that goes on had behind it.
///
/// @param best of these epochs
public record RunPast(CurvePoints curve, List<EpochScores> epochs, Optional<BestEpoch> best) {
    /// Of a run that begins.
    public static final RunPast NONE = new RunPast(CurvePoints.NONE, List.of(), Optional.empty());

    /// @param bestWeights those of its best epoch, where they were kept
    public static RunPast of(ResumePoint point, Optional<Weights> bestWeights) {
        RunDetails run = point.run();
        List<EpochScores> epochs = run.epochs().stream()
                .filter(scores -> scores.step() <= point.from().step())
                .toList();
        Optional<BestEpoch> best = epochs.stream()
                .filter(scores -> run.summary().bestEpoch().equals(OptionalInt.of(scores.epoch())))
                .findFirst()
                .map(scores -> new BestEpoch(
                        scores.epoch(),
                        scores.step(),
                        evaluation(scores.validation().orElse(scores.test())),
                        bestWeights));
        return new RunPast(run.curve().upTo(point.from().step()), epochs, best);
    }

    /// The file that the weights of the best epoch are in.
    public static Optional<Checkpoint> best(ResumePoint point) {
        return point.run().checkpoints().stream().filter(Checkpoint::best).findFirst();
    }

    static Evaluation evaluation(Score score) {
        return new Evaluation(score.correct(), score.total(), score.loss(), List.of());
    }
}
