package dev.netloom.engine.layer;

import dev.netloom.engine.block.Pool;
import dev.netloom.engine.kernel.Kernel;
import dev.netloom.engine.kernel.PoolKernels;
import dev.netloom.engine.kernel.Product;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;

/// The largest or the mean value of every window.
///
/// Backward: the gradient goes to where the maximum was found, or in equal parts to the whole window.
///
/// oneDNN divides every sum by kernel². Where windows reach beyond the padding ([Pool#covered]), their means, and on
/// the way back their gradients, are multiplied by kernel² / covered.
final class PoolLayer implements Layer {
    private final PoolKernels kernels;
    private final Kernel correctMeans;
    private final Kernel correctGradients;

    private PoolLayer(LayerSite site, boolean max, int height, int width, int stride, int padding, Tensor correction) {
        boolean corrects = correction != null;
        boolean correctsGradients = corrects && site.outputGradient() != null;
        Tensor gradient = correctsGradients ? images(site, site.output()) : site.outputGradient();
        this.kernels = new PoolKernels(
                site.kernels(),
                site.input(),
                site.output(),
                site.inputGradient(),
                gradient,
                max,
                height,
                width,
                stride,
                padding,
                padding,
                site.relu());
        this.correctMeans =
                corrects ? Product.of(site.kernels(), site.output(), correction, site.output()) : Kernel.NONE;
        this.correctGradients = correctsGradients
                ? Product.of(site.kernels(), site.outputGradient(), correction, gradient)
                : Kernel.NONE;
    }

    static PoolLayer of(Pool pool, LayerSite site) {
        boolean max = pool.kind() == Pool.Kind.MAX;
        Tensor correction = max ? null : correction(pool, site);
        return new PoolLayer(site, max, pool.kernel(), pool.kernel(), pool.stride(), pool.padding(), correction);
    }

    static PoolLayer global(boolean max, LayerSite site) {
        return new PoolLayer(site, max, site.input().dim(2), site.input().dim(3), 1, 0, null);
    }

    /// A factor for every place of the output; null where all are 1.
    private static Tensor correction(Pool pool, LayerSite site) {
        int rows = site.output().dim(2);
        int columns = site.output().dim(3);
        Tensor factors = site.scope().tensor(TensorLayout.NHWC, 1, 1, rows, columns);
        boolean needed = false;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int covered = pool.covered(i, site.input().dim(2))
                        * pool.covered(j, site.input().dim(3));
                factors.set((long) i * columns + j, (float) pool.kernel() * pool.kernel() / covered);
                needed |= covered < pool.kernel() * pool.kernel();
            }
        }
        return needed ? factors : null;
    }

    private static Tensor images(LayerSite site, Tensor like) {
        return site.scope()
                .tensor(like.precision(), TensorLayout.NHWC, like.dim(0), like.dim(1), like.dim(2), like.dim(3));
    }

    @Override
    public void forward(Pass pass) {
        kernels.forward();
        correctMeans.run();
    }

    @Override
    public void backward(Pass pass) {
        correctGradients.run();
        kernels.backward();
    }
}
