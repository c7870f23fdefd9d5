package dev.netloom.engine.network;

import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.layer.Mode;
import java.util.Optional;

/// What a plan is compiled for.
///
/// @param batch images at once
/// @param gradients whether it goes backward
/// @param everyGradient whether also values that no parameter lies before get their gradient: the image's, for one
/// @param fused whether layers may be merged, so that their insides cannot be looked at
/// @param precision of activations and their gradients
/// @param choices which kernel to take where there are several
/// @param profile where the time of every layer is noted, if anywhere
public record PlanOptions(
        int batch,
        Mode mode,
        boolean gradients,
        boolean everyGradient,
        boolean fused,
        Precision precision,
        KernelChoices choices,
        Optional<Profile> profile) {
    /// In float32, with oneDNN's favourite kernels.
    public PlanOptions(int batch, Mode mode, boolean gradients, boolean everyGradient, boolean fused) {
        this(batch, mode, gradients, everyGradient, fused, Precision.FLOAT32, KernelChoices.FIRST, Optional.empty());
    }

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

    public PlanOptions with(Precision precision) {
        return new PlanOptions(batch, mode, gradients, everyGradient, fused, precision, choices, profile);
    }

    public PlanOptions with(KernelChoices choices) {
        return new PlanOptions(batch, mode, gradients, everyGradient, fused, precision, choices, profile);
    }

    /// Notes in `profile` how long every layer takes.
    public PlanOptions with(Profile profile) {
        return new PlanOptions(batch, mode, gradients, everyGradient, fused, precision, choices, Optional.of(profile));
    }
}
