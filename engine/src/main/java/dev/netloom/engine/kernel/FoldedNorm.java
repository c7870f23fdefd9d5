package dev.netloom.engine.kernel;

/// A batch normalisation with a given mean and variance that the convolution before it computes: with
/// f = scale / √(variance + ε), its filters are f · w, and its bias shift + f · (b − mean). Source: Jacob et al.,
/// *Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference*, 2018, section 3.2.
public record FoldedNorm(Tensor scale, Tensor shift, Tensor mean, Tensor variance, double epsilon) {
    int channels() {
        return scale.dim(0);
    }

    /// Writes f of every channel.
    void factors(Tensor factors) {
        for (int c = 0; c < channels(); c++) {
            factors.set(c, (float) factor(c));
        }
    }

    /// Writes the bias of every channel.
    ///
    /// @param bias the convolution's own; null where it has none
    void biases(Tensor bias, Tensor folded) {
        for (int c = 0; c < channels(); c++) {
            double own = bias == null ? 0 : bias.get(c);
            folded.set(c, (float) (shift.get(c) + factor(c) * (own - mean.get(c))));
        }
    }

    private double factor(int channel) {
        return scale.get(channel) / Math.sqrt(variance.get(channel) + epsilon);
    }
}
