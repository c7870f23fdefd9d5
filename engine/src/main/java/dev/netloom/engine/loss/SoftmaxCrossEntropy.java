package dev.netloom.engine.loss;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.kernel.Tensor;

/// Softmax and cross entropy: p_k = exp(z_k) / Σ_j exp(z_j), L = −(1/N) Σ_n log p_{n, label(n)}, with logits z of N
/// images × K classes. Backward: ∂L/∂z_{n,k} = (p_{n,k} − [k = label(n)]) / N.
///
/// With label smoothing σ (Szegedy et al., 2016, as in PyTorch) the target is q_k = (1 − σ) · [k = label] + σ / K in
/// place of [k = label]: L = −(1/N) Σ_n Σ_k q_{n,k} log p_{n,k}. For training only: an evaluation has none.
public final class SoftmaxCrossEntropy {
    private SoftmaxCrossEntropy() {}

    /// Mean loss of a batch, in nats, without label smoothing.
    ///
    /// @param labels the class of each image; only the first `logits.dim(0)` are read
    /// @param gradient where ∂L/∂z goes; null where nobody asks
    public static double measure(Tensor logits, int[] labels, Tensor gradient) {
        return measure(logits, labels, gradient, 0);
    }

    /// @param smoothing σ, from 0 to 1
    public static double measure(Tensor logits, int[] labels, Tensor gradient, double smoothing) {
        int images = logits.dim(0);
        int classes = logits.dim(1);
        double[] probabilities = new double[classes];
        double sum = 0;
        for (int n = 0; n < images; n++) {
            sum += imageLoss(logits, n, labels[n], probabilities);
            if (smoothing > 0) {
                sum += smoothing * lead(logits, n, labels[n], classes);
            }
            if (gradient != null) {
                for (int k = 0; k < classes; k++) {
                    double target = (k == labels[n] ? 1 - smoothing : 0) + smoothing / classes;
                    gradient.set((long) n * classes + k, (float) ((probabilities[k] - target) / images));
                }
            }
        }
        return sum / images;
    }

    /// The same for images that may have two labels, a and b with the shares w and 1 − w: the weighted sum of both
    /// losses, w L(a) + (1 − w) L(b), whose target is w q(a) + (1 − w) q(b). Source: Zhang et al., *mixup*, 2018.
    public static double measure(Tensor logits, Batch batch, Tensor gradient, double smoothing) {
        if (batch.mix() == null) {
            return measure(logits, batch.labels(), gradient, smoothing);
        }
        int images = logits.dim(0);
        int classes = logits.dim(1);
        double[] probabilities = new double[classes];
        double sum = 0;
        for (int n = 0; n < images; n++) {
            int first = batch.labels()[n];
            int second = batch.mix().labels()[n];
            double share = batch.mix().shares()[n];
            sum += share * (imageLoss(logits, n, first, probabilities) + smoothing * lead(logits, n, first, classes));
            sum += (1 - share)
                    * (imageLoss(logits, n, second, probabilities) + smoothing * lead(logits, n, second, classes));
            if (gradient != null) {
                for (int k = 0; k < classes; k++) {
                    double label = (k == first ? share : 0) + (k == second ? 1 - share : 0);
                    double target = (1 - smoothing) * label + smoothing / classes;
                    gradient.set((long) n * classes + k, (float) ((probabilities[k] - target) / images));
                }
            }
        }
        return sum / images;
    }

    /// z_label − mean(z): what the loss of image `n` grows by for every bit of smoothing, since
    /// Σ_k q_k (−log p_k) = −log p_label + σ (z_label − mean(z)).
    private static double lead(Tensor logits, int n, int label, int classes) {
        long first = (long) n * classes;
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += logits.get(first + k);
        }
        return logits.get(first + label) - sum / classes;
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

    /// The class that a network takes an image for; the first of several that are as probable.
    public static int mostProbable(double[] probabilities) {
        int most = 0;
        for (int k = 1; k < probabilities.length; k++) {
            most = probabilities[k] > probabilities[most] ? k : most;
        }
        return most;
    }
}
