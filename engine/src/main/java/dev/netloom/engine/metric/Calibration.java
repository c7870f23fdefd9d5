package dev.netloom.engine.metric;

import java.util.ArrayList;
import java.util.List;

/// Whether a network is right as often as it is sure: the reliability curve of Guo, Pleiss, Sun and Weinberger, "On
/// Calibration of Modern Neural Networks" (2017).
///
/// Images are put into bins of equal width by the probability of their guess: bin m of M holds those in ((m-1)/M, m/M].
///
/// @param bins from 0 to 1, empty ones included
public record Calibration(List<Bin> bins) {
    /// As many as in the paper.
    public static final int USUAL_BINS = 15;

    /// Guesses that were about equally sure.
    ///
    /// @param low lower end of the bin, which does not belong to it
    /// @param high upper end, which does
    /// @param confidence mean probability of the guesses; NaN of an empty bin
    public record Bin(double low, double high, int count, int right, double confidence) {
        /// NaN of an empty bin.
        public double accuracy() {
            return (double) right / count;
        }

        /// The 95% confidence interval of the accuracy.
        public Interval interval() {
            return Interval.wilson(right, count, 0.95);
        }
    }

    public Calibration {
        bins = List.copyOf(bins);
    }

    /// @param count of bins, above 0
    public static Calibration of(Predictions predictions, int count) {
        int[] images = new int[count];
        int[] right = new int[count];
        double[] confidence = new double[count];
        for (int image = 0; image < predictions.size(); image++) {
            double sure = predictions.confidence(image);
            int bin = Math.clamp((long) Math.ceil(sure * count) - 1, 0, count - 1);
            images[bin]++;
            right[bin] += predictions.isRight(image) ? 1 : 0;
            confidence[bin] += sure;
        }
        List<Bin> bins = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            bins.add(new Bin((double) m / count, (m + 1.0) / count, images[m], right[m], confidence[m] / images[m]));
        }
        return new Calibration(bins);
    }

    /// The expected calibration error: Σ_m n_m / n · |accuracy of bin m - its mean confidence|; NaN without images.
    public double error() {
        double sum = 0;
        int all = 0;
        for (Bin bin : bins) {
            sum += bin.count() == 0 ? 0 : bin.count() * Math.abs(bin.accuracy() - bin.confidence());
            all += bin.count();
        }
        return sum / all;
    }
}
