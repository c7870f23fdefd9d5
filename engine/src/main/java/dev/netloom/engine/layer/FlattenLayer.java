package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.Kernel;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;

/// The same values, laid out in channel, row, column order. Backward: the way back.
final class FlattenLayer implements Layer {
    private final Kernel forward;
    private final Kernel backward;

    FlattenLayer(LayerSite site) {
        this.forward = site.kernels().copy(site.input(), asImages(site, site.output()));
        this.backward = site.outputGradient() == null
                ? Kernel.NONE
                : site.kernels().copy(asImages(site, site.outputGradient()), site.inputGradient());
    }

    /// The flat values seen as the images that they were.
    private static Tensor asImages(LayerSite site, Tensor flat) {
        Tensor image = site.input();
        return flat.as(site.scope(), TensorLayout.NCHW, image.dim(0), image.dim(1), image.dim(2), image.dim(3));
    }

    @Override
    public void forward(Pass pass) {
        forward.run();
    }

    @Override
    public void backward(Pass pass) {
        backward.run();
    }
}
