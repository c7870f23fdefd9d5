package dev.netloom.engine.train;

/// How fast training goes: only the steps count, not the pauses and evaluations between them.
final class Stopwatch {
    private static final double WINDOW_SECONDS = 1;

    private long start = System.nanoTime();
    private long stepStart;
    private double epochSeconds;
    private long epochImages;
    private double windowSeconds;
    private long windowImages;
    private double recent;

    /// Counts the seconds that a run took before it was stopped.
    void goOnFrom(double seconds) {
        start = System.nanoTime() - (long) (seconds * 1e9);
    }

    void beginEpoch() {
        epochSeconds = 0;
        epochImages = 0;
    }

    void beginStep() {
        stepStart = System.nanoTime();
    }

    void endStep(int images) {
        double seconds = (System.nanoTime() - stepStart) / 1e9;
        epochSeconds += seconds;
        epochImages += images;
        windowSeconds += seconds;
        windowImages += images;
        if (windowSeconds > WINDOW_SECONDS || recent == 0) {
            recent = windowImages / windowSeconds;
            windowSeconds = 0;
            windowImages = 0;
        }
    }

    double recentImagesPerSecond() {
        return recent;
    }

    double epochImagesPerSecond() {
        return epochSeconds == 0 ? 0 : epochImages / epochSeconds;
    }

    double secondsSinceStart() {
        return (System.nanoTime() - start) / 1e9;
    }
}
