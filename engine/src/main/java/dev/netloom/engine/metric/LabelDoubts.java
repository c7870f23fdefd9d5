package dev.netloom.engine.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which labels are doubtful, by confident learning: Northcutt, Jiang and Chuang, "Confident Learning: Estimating
/// Uncertainty in Dataset Labels", Journal of Artificial Intelligence Research 70 (2021).
///
/// With p_k(x) the probability that a network gives class k for an image x that it has not learned: t_k, the threshold
/// of class k, is the mean of p_k over the images labelled k. An image is confidently of class j where p_j is at least
/// t_j and the largest of all such. The confident joint counts the images labelled i that are confidently j; those with
/// i ≠ j are doubtful, the more the smaller their normalised margin p_i - max_{k ≠ i} p_k.
///
/// @param thresholds t_k of every class; NaN of a class without images
/// @param joint the confident joint, by label and confident class
/// @param doubts the most doubtful first
public record LabelDoubts(List<Double> thresholds, List<List<Integer>> joint, List<Doubt> doubts) {
    /// A doubtful label.
    ///
    /// @param image its place, from 0
    /// @param suggested the class that the image is confidently of
    /// @param probability of that class
    /// @param margin normalised margin, from -1 to below 0
    public record Doubt(int image, int label, int suggested, double probability, double margin) {}

    /// How sure a network is of a class, compared with how often it is right.
    ///
    /// @param confidence mean probability of the guesses for the class; NaN without any
    public record ClassConfidence(int k, double confidence, double precision, Interval interval) {
        /// More sure than right, beyond what chance explains.
        public boolean isOver() {
            return confidence > interval.high();
        }

        /// Less sure than right, beyond what chance explains.
        public boolean isUnder() {
            return confidence < interval.low();
        }
    }

    public LabelDoubts {
        thresholds = List.copyOf(thresholds);
        joint = joint.stream().map(List::copyOf).toList();
        doubts = List.copyOf(doubts);
    }

    /// @param predictions of a network that has learned none of these images, all probabilities kept
    public static LabelDoubts of(Predictions predictions) {
        double[] thresholds = thresholds(predictions);
        int[][] joint = new int[thresholds.length][thresholds.length];
        List<Doubt> doubts = new ArrayList<>();
        for (int image = 0; image < predictions.size(); image++) {
            float[] probabilities = predictions.probabilities(image);
            int label = predictions.label(image);
            int confident = confident(probabilities, thresholds);
            if (confident >= 0) {
                joint[label][confident]++;
            }
            if (confident >= 0 && confident != label) {
                doubts.add(new Doubt(image, label, confident, probabilities[confident], margin(probabilities, label)));
            }
        }
        doubts.sort(Comparator.comparing(Doubt::margin));
        return new LabelDoubts(boxed(thresholds), boxed(joint), doubts);
    }

    private static double[] thresholds(Predictions predictions) {
        double[] sums = new double[predictions.classes()];
        int[] counts = new int[predictions.classes()];
        for (int image = 0; image < predictions.size(); image++) {
            int label = predictions.label(image);
            sums[label] += predictions.probabilities(image)[label];
            counts[label]++;
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= counts[k];
        }
        return sums;
    }

    /// The likeliest of the classes whose threshold is reached, which no class without images is; -1 for none.
    private static int confident(float[] probabilities, double[] thresholds) {
        int best = -1;
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] >= thresholds[k] && (best < 0 || probabilities[k] > probabilities[best])) {
                best = k;
            }
        }
        return best;
    }

    private static double margin(float[] probabilities, int label) {
        double other = 0;
        for (int k = 0; k < probabilities.length; k++) {
            other = k == label ? other : Math.max(other, probabilities[k]);
        }
        return probabilities[label] - other;
    }

    /// Over- and under-confidence, class by class.
    public static List<ClassConfidence> confidences(Predictions predictions) {
        ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
        double[] sums = new double[predictions.classes()];
        for (int image = 0; image < predictions.size(); image++) {
            sums[predictions.guess(image)] += predictions.confidence(image);
        }
        List<ClassConfidence> classes = new ArrayList<>();
        for (int k = 0; k < sums.length; k++) {
            classes.add(new ClassConfidence(
                    k, sums[k] / matrix.guesses(k), matrix.precision(k), matrix.precisionInterval(k)));
        }
        return classes;
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    private static List<List<Integer>> boxed(int[][] rows) {
        List<List<Integer>> list = new ArrayList<>();
        for (int[] row : rows) {
            List<Integer> copy = new ArrayList<>();
            for (int value : row) {
                copy.add(value);
            }
            list.add(copy);
        }
        return list;
    }
}
