package dev.netloom.engine.train;

/// All that can be said of a training before it begins.
///
/// @param config what the run does; its own precision counts only once `precision` is decided
/// @param precision as it is asked for
/// @param images how many training images are used; 0 for all
public record TrainingDescription(TrainingConfig config, PrecisionChoice precision, int images) {
    public TrainingDescription {
        if (images < 0) {
            throw new IllegalArgumentException("number of images cannot be " + images);
        }
    }

    /// With all images, in the precision that suits the processor.
    public static TrainingDescription of(TrainingConfig config) {
        return new TrainingDescription(config, PrecisionChoice.AUTO, 0);
    }

    public TrainingDescription withConfig(TrainingConfig config) {
        return new TrainingDescription(config, precision, images);
    }

    public TrainingDescription withPrecision(PrecisionChoice precision) {
        return new TrainingDescription(config, precision, images);
    }

    public TrainingDescription withImages(int images) {
        return new TrainingDescription(config, precision, images);
    }
}
