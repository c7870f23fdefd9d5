package dev.netloom.engine.layer;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.kernel.WeightedKernels;

/// y = w ∗ x + b (see [Conv]).
///
/// Backward: ∂L/∂b[o] = Σ dy[·, o, ·, ·]; ∂L/∂w[o, c, p, q] = Σ dy[n, o, i, j] · x[n, c, i·s − m + p·d, j·s − m + q·d];
/// ∂L/∂x is dy convolved with the filters turned by 180°.
final class ConvLayer implements Layer {
    private final WeightedKernels kernels;

    ConvLayer(Conv conv, LayerSite site) {
        this.kernels = WeightedKernels.convolution(
                site.kernels(),
                site.prepared(),
                site.weighted(site.input(), site.output(), site.inputGradient(), site.outputGradient()),
                conv.kernel(),
                conv.stride(),
                conv.padding(),
                conv.dilation(),
                site.relu());
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
