package dev.netloom.engine.train;

/// How far a run is, counted in training images: steps say little where the batch size changes on the way.
///
/// @param imagesSeen so far, each as often as it was learned from
/// @param imagesInAll what that will be at the end of the plan
public record Progress(long imagesSeen, long imagesInAll) {
    /// Of the whole run, 0 to 1.
    public double fraction() {
        return imagesInAll <= 0 ? 0 : Math.clamp((double) imagesSeen / imagesInAll, 0, 1);
    }

    /// Of training at this speed, evaluations left out; NaN where the speed is not known.
    public double secondsLeft(double imagesPerSecond) {
        return imagesPerSecond > 0 ? Math.max(0, imagesInAll - imagesSeen) / imagesPerSecond : Double.NaN;
    }
}
