package dev.netloom.engine.layer;

import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.kernel.LocalResponseNormKernels;

/// y[c] = x[c] · s[c]^−β with s[c] = k + α / n · Σ_d x[d]², d over the n channels around c (see [LocalResponseNorm]).
///
/// Backward: dx[c] = dy[c] · s[c]^−β − 2 · α · β / n · x[c] · Σ_d dy[d] · x[d] · s[d]^(−β−1), d over the channels
/// that have c around them.
final class LocalResponseNormLayer implements Layer {
    private final LocalResponseNormKernels kernels;

    LocalResponseNormLayer(LocalResponseNorm norm, LayerSite site) {
        this.kernels = new LocalResponseNormKernels(
                site.kernels(),
                site.input(),
                site.output(),
                site.inputGradient(),
                site.outputGradient(),
                norm.size(),
                norm.alpha(),
                norm.beta(),
                norm.k());
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
