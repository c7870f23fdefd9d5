package dev.netloom.engine.loss;

import dev.netloom.engine.kernel.Tensor;

/// Softmax and cross entropy: p_k = exp(z_k) / Σ_j exp(z_j), L = −(1/N) Σ_n log p_{n, label(n)}, with logits z of N
/// images × K classes. Backward: ∂L/∂z_{n,k} = (p_{n,k} − [k = label(n)]) / N.
public final class SoftmaxCrossEntropy {
    private SoftmaxCrossEntropy() {}

    /// Mean loss of a batch, in nats.
    ///
    /// @param labels the class of each image; only the first `logits.dim(0)` are read
    /// @param gradient where ∂L/∂z goes; null where nobody asks
    public static double measure(Tensor logits, int[] labels, Tensor gradient) {
        int images = logits.dim(0);
        int classes = logits.dim(1);
        double[] probabilities = new double[classes];
        double sum = 0;
        for (int n = 0; n < images; n++) {
            sum += imageLoss(logits, n, labels[n], probabilities);
            if (gradient != null) {
                for (int k = 0; k < classes; k++) {
                    double target = k == labels[n] ? 1 : 0;
                    gradient.set((long) n * classes + k, (float) ((probabilities[k] - target) / images));
                }
            }
        }
        return sum / images;
    }

    /// The loss of image `n`, whose softmax is left in `probabilities`.
    public static double imageLoss(Tensor logits, int n, int label, double[] probabilities) {
        int classes = probabilities.length;
        long first = (long) n * classes;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            largest = Math.max(largest, logits.get(first + k));
        }
        double total = 0;
        for (int k = 0; k < classes; k++) {
            probabilities[k] = Math.exp(logits.get(first + k) - largest);
            total += probabilities[k];
        }
        for (int k = 0; k < classes; k++) {
            probabilities[k] /= total;
        }
        return Math.log(total) - (logits.get(first + label) - largest);
    }
}
