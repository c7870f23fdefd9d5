package dev.netloom.engine.layer;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.kernel.WeightedKernels;

/// y = w ∗ x + b (see [Conv]).
///
/// Backward: ∂L/∂b[o] = Σ dy[·, o, ·, ·]; ∂L/∂w[o, c, p, q] = Σ dy[n, o, i, j] · x[n, c, i·s − m + p·d, j·s − m + q·d];
/// with c in the group of o; ∂L/∂x is dy convolved with the filters turned by 180°.
final class ConvLayer implements Layer {
    private final WeightedKernels kernels;

    ConvLayer(Conv conv, LayerSite site) {
        this.kernels = WeightedKernels.convolution(
                site.kernels(),
                site.prepared(),
                tensors(conv, site),
                conv.kernel(),
                conv.stride(),
                conv.padding(),
                conv.dilation(),
                site.relu());
    }

    /// oneDNN wants the groups as a dimension of their own.
    private static WeightedKernels.Tensors tensors(Conv conv, LayerSite site) {
        WeightedKernels.Tensors plain =
                site.weighted(site.input(), site.output(), site.inputGradient(), site.outputGradient());
        return conv.groups() == 1
                ? plain
                : new WeightedKernels.Tensors(
                        plain.input(),
                        grouped(conv, site, plain.weights()),
                        plain.bias(),
                        plain.output(),
                        plain.inputGradient(),
                        grouped(conv, site, plain.weightGradient()),
                        plain.biasGradient(),
                        plain.outputGradient(),
                        plain.norm());
    }

    private static Tensor grouped(Conv conv, LayerSite site, Tensor weights) {
        return weights == null
                ? null
                : weights.as(
                        site.scope(),
                        TensorLayout.GROUPED,
                        conv.groups(),
                        conv.filters() / conv.groups(),
                        weights.dim(1),
                        conv.kernel(),
                        conv.kernel());
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
