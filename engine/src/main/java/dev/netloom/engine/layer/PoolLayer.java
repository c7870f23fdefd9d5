package dev.netloom.engine.layer;

import dev.netloom.engine.block.Pool;
import dev.netloom.engine.kernel.PoolKernels;

/// The largest or the mean value of every window.
///
/// Backward: the gradient goes to where the maximum was found, or in equal parts to the whole window.
final class PoolLayer implements Layer {
    private final PoolKernels kernels;

    private PoolLayer(LayerSite site, boolean max, int height, int width, int stride, int padding) {
        this.kernels = new PoolKernels(
                site.kernels(),
                site.input(),
                site.output(),
                site.inputGradient(),
                site.outputGradient(),
                max,
                height,
                width,
                stride,
                padding,
                site.relu());
    }

    static PoolLayer of(Pool pool, LayerSite site) {
        boolean max = pool.kind() == Pool.Kind.MAX;
        return new PoolLayer(site, max, pool.kernel(), pool.kernel(), pool.stride(), pool.padding());
    }

    static PoolLayer global(LayerSite site) {
        return new PoolLayer(site, false, site.input().dim(2), site.input().dim(3), 1, 0);
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
