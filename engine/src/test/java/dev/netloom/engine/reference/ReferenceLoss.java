package dev.netloom.engine.reference;

/// Softmax and cross entropy, the mean over a batch: L = −(1 / N) Σ_n log p[n, label_n] with
/// p[n, k] = exp(z[n, k]) / Σ_j exp(z[n, j]). Its gradient by z is (p − 1 at the label) / N.
public record ReferenceLoss(double value, double[] probabilities, double[] gradient) {
    public static ReferenceLoss of(double[] logits, int[] labels) {
        int classes = logits.length / labels.length;
        double[] probabilities = new double[logits.length];
        double[] gradient = new double[logits.length];
        double sum = 0;
        for (int n = 0; n < labels.length; n++) {
            int start = n * classes;
            double largest = largest(logits, start, classes);
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += Math.exp(logits[start + k] - largest);
            }
            for (int k = 0; k < classes; k++) {
                probabilities[start + k] = Math.exp(logits[start + k] - largest) / total;
                gradient[start + k] = (probabilities[start + k] - (k == labels[n] ? 1 : 0)) / labels.length;
            }
            sum += Math.log(total) - (logits[start + labels[n]] - largest);
        }
        return new ReferenceLoss(sum / labels.length, probabilities, gradient);
    }

    private static double largest(double[] logits, int start, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            largest = Math.max(largest, logits[start + k]);
        }
        return largest;
    }
}
