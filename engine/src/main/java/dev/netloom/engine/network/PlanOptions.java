package dev.netloom.engine.network;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.layer.Mode;
import java.util.Optional;
import java.util.Set;

/// What a plan is compiled for.
///
/// @param batch images at once
/// @param gradients whether it goes backward
/// @param everyGradient whether also values that no parameter lies before get their gradient: the image's, for one
/// @param fused whether layers may be merged, so that their insides cannot be looked at
/// @param frozen blocks that are in evaluation mode, and whose parameters get no gradient
/// @param begin the block whose output is given instead of images, so that nothing before it is computed; where there
///              is none, images are
/// @param shown a block whose output can be looked at although layers are merged
/// @param precision of activations and their gradients
/// @param choices which kernel to take where there are several
/// @param profile where the time of every layer is noted, if anywhere
public record PlanOptions(
        int batch,
        Mode mode,
        boolean gradients,
        boolean everyGradient,
        boolean fused,
        Set<String> frozen,
        Optional<String> begin,
        Optional<String> shown,
        Precision precision,
        KernelChoices choices,
        Optional<Profile> profile) {
    /// In float32, with oneDNN's favourite kernels.
    public PlanOptions(int batch, Mode mode, boolean gradients, boolean everyGradient, boolean fused) {
        this(
                batch,
                mode,
                gradients,
                everyGradient,
                fused,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Precision.FLOAT32,
                KernelChoices.FIRST,
                Optional.empty());
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
        return new PlanOptions(
                batch, mode, gradients, everyGradient, fused, frozen, begin, shown, precision, choices, profile);
    }

    public PlanOptions with(KernelChoices choices) {
        return new PlanOptions(
                batch, mode, gradients, everyGradient, fused, frozen, begin, shown, precision, choices, profile);
    }

    /// Notes in `profile` how long every layer takes.
    public PlanOptions with(Profile profile) {
        return new PlanOptions(
                batch,
                mode,
                gradients,
                everyGradient,
                fused,
                frozen,
                begin,
                shown,
                precision,
                choices,
                Optional.of(profile));
    }

    /// With these blocks frozen.
    public PlanOptions freezing(Set<String> blocks) {
        return new PlanOptions(
                batch, mode, gradients, everyGradient, fused, blocks, begin, shown, precision, choices, profile);
    }

    /// From the output of a block on.
    public PlanOptions from(Optional<String> block) {
        return new PlanOptions(
                batch, mode, gradients, everyGradient, fused, frozen, block, shown, precision, choices, profile);
    }

    /// With the output of a block to look at.
    public PlanOptions showing(String block) {
        return new PlanOptions(
                batch,
                mode,
                gradients,
                everyGradient,
                fused,
                frozen,
                begin,
                Optional.of(block),
                precision,
                choices,
                profile);
    }

    /// What a block is run for.
    Mode mode(String node) {
        return frozen.contains(node) ? Mode.EVALUATION : mode;
    }

    /// Whether the plan goes through a block.
    boolean runs(String node, Graph graph) {
        return begin.isEmpty()
                || !begin.get().equals(node) && !graph.upstream(begin.get()).contains(node);
    }
}
