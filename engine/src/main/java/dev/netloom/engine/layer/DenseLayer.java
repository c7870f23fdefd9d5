package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.kernel.WeightedKernels;

/// Y = X·Wᵀ + b, with X images × inputs and W units × inputs.
///
/// Backward: ∂L/∂W = dYᵀ·X, ∂L/∂b = Σ rows of dY, ∂L/∂X = dY·W.
final class DenseLayer implements Layer {
    private final WeightedKernels kernels;

    DenseLayer(LayerSite site) {
        this.kernels = WeightedKernels.innerProduct(
                site.kernels(),
                site.prepared(),
                site.weighted(
                        matrix(site, site.input()),
                        matrix(site, site.output()),
                        matrix(site, site.inputGradient()),
                        matrix(site, site.outputGradient())),
                site.relu());
    }

    private static Tensor matrix(LayerSite site, Tensor vectors) {
        return vectors == null ? null : vectors.as(site.scope(), TensorLayout.MATRIX, vectors.dim(0), vectors.dim(1));
    }

    @Override
    public void forward(Pass pass) {
        kernels.forward();
    }

    @Override
    public void backward(Pass pass) {
        kernels.backward();
    }
}
