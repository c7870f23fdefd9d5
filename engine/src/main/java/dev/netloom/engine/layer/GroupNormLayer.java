package dev.netloom.engine.layer;

import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.kernel.BatchNormKernels;
import dev.netloom.engine.kernel.GroupNormKernels;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;

/// y = weight · x̂ + bias with x̂ = (x − μ) / √(σ² + ε), μ and σ² (dividing by the count m) being those of a group's
/// channels over all rows and columns of one image.
///
/// Backward, with g = dy · weight: ∂L/∂weight = Σ dy · x̂ and ∂L/∂bias = Σ dy over all images, rows and columns of a
/// channel; dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(σ² + ε), the means over the same values as μ.
/// Source: Wu and He, 2018.
final class GroupNormLayer implements Layer {
    private final GroupNormKernels kernels;

    GroupNormLayer(GroupNorm norm, LayerSite site) {
        this.kernels = new GroupNormKernels(
                site.kernels(),
                new BatchNormKernels.Tensors(
                        site.input(),
                        site.output(),
                        site.values("weight"),
                        site.values("bias"),
                        statistics(norm, site),
                        statistics(norm, site),
                        site.inputGradient(),
                        site.outputGradient(),
                        site.gradient("weight"),
                        site.gradient("bias")),
                norm.groups(),
                norm.epsilon());
    }

    /// One number for every group of every image.
    private static Tensor statistics(GroupNorm norm, LayerSite site) {
        return site.scope().tensor(TensorLayout.MATRIX, site.input().dim(0), norm.groups());
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
