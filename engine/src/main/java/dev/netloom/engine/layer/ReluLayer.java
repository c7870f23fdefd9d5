package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.Kernel;

/// y = max(0, x). Backward: dx = dy where y > 0, else 0.
final class ReluLayer implements Layer {
    private final Kernel forward;
    private final Kernel backward;

    ReluLayer(LayerSite site) {
        this.forward = site.kernels().relu(site.input(), site.output());
        this.backward = site.outputGradient() == null
                ? Kernel.NONE
                : site.kernels().reluBackward(site.output(), site.outputGradient(), site.inputGradient());
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
