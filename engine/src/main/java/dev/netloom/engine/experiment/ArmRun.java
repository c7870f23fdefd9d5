package dev.netloom.engine.experiment;

import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.metric.Evaluation;
import java.util.List;

/// How one arm did from one seed.
///
/// @param digits that it learned from
/// @param test of what it was after the last step, on all test digits
/// @param seconds that its own steps took: not those of the arms that it took turns with, nor the evaluations
/// @param epochs what was measured after each
/// @param flows the gradients before the first step and after each epoch; empty where they were not asked for
public record ArmRun(
        String arm,
        long seed,
        int digits,
        long steps,
        Evaluation test,
        double seconds,
        List<Epoch> epochs,
        List<GradientFlow> flows) {
    public ArmRun {
        epochs = List.copyOf(epochs);
        flows = List.copyOf(flows);
    }

    /// @param trainLoss on up to 1,000 of the digits that it learns from, in evaluation mode
    public record Epoch(int epoch, double trainLoss, double trainAccuracy, double testLoss, double testAccuracy) {}

    public double imagesPerSecond() {
        return seconds > 0 ? (double) digits * epochs.size() / seconds : 0;
    }
}
