package dev.netloom.app.training;

import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the weights of the best epoch. It asks for them where the epoch ends, on the thread that trains: the run
/// shows
/// them before its next step, and so as the epoch left them.
final class BestWatch {
    /// Some 200 MB; larger networks need the memory for themselves.
    private static final long MOST_KEPT = 50_000_000;

    private final TrainingControl control;
    private final Consumer<BestEpoch> best;
    private BestEpoch candidate;

    /// @param before the best of what the run has behind it
    /// @param best is told of every epoch that is better than all before it, once its weights are known
    BestWatch(Optional<BestEpoch> before, TrainingControl control, Consumer<BestEpoch> best) {
        this.candidate = before.orElse(null);
        this.control = control;
        this.best = best;
    }

    void follow(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.EpochDone done -> consider(done);
            case TrainingEvent.WeightsTaken taken -> keep(taken.step(), taken.weights());
            case TrainingEvent.Finished finished -> keep(finished.stepOfWeights(), finished.weights());
            case TrainingEvent.Started _,
                    TrainingEvent.StepDone _,
                    TrainingEvent.SettingsChanged _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _,
                    TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Frozen _ -> {}
        }
    }

    private void consider(TrainingEvent.EpochDone done) {
        Evaluation judged = done.judged();
        if (candidate == null || judged.accuracy() > candidate.judged().accuracy()) {
            candidate = new BestEpoch(done.epoch(), done.step(), judged, Optional.empty());
            control.takeWeights();
        }
    }

    private void keep(long step, Weights weights) {
        if (candidate != null && candidate.step() == step && candidate.weights().isEmpty()) {
            Optional<Weights> kept = Optional.of(weights).filter(BestWatch::fits);
            candidate = new BestEpoch(candidate.epoch(), step, candidate.judged(), kept);
            best.accept(candidate);
        }
    }

    private static boolean fits(Weights weights) {
        return weights.arrays().values().stream()
                        .mapToLong(array -> array.values().length)
                        .sum()
                <= MOST_KEPT;
    }
}
