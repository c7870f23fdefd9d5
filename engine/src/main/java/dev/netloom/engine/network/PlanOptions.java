package dev.netloom.engine.network;

import dev.netloom.engine.layer.Mode;

/// What a plan is compiled for.
///
/// @param batch images at once
/// @param gradients whether it goes backward
/// @param everyGradient whether also values that no parameter lies before get their gradient: the image's, for one
/// @param fused whether layers may be merged, so that their insides cannot be looked at
public record PlanOptions(int batch, Mode mode, boolean gradients, boolean everyGradient, boolean fused) {
    /// To learn from: as fast as possible.
    public static PlanOptions training(int batch) {
        return new PlanOptions(batch, Mode.TRAINING, true, false, true);
    }

    /// To ask for logits: as fast as possible.
    public static PlanOptions evaluation(int batch) {
        return new PlanOptions(batch, Mode.EVALUATION, false, false, true);
    }

    /// To look into: everything is kept.
    public static PlanOptions inspection(int batch, Mode mode) {
        return new PlanOptions(batch, mode, true, true, false);
    }
}
