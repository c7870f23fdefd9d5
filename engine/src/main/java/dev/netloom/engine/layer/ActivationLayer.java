package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.Elementwise;
import dev.netloom.engine.kernel.Kernel;

/// y = f(x), value by value. Backward: dx = dy · f'(x), told from y where y says it all:
///
/// ReLU, max(0, x): dx = dy where y > 0, else 0. Leaky ReLU: dx = dy where y > 0, else slope · dy.
/// Sigmoid: dx = dy · y · (1 − y). Tanh: dx = dy · (1 − y²).
///
/// and from x where two x have the same y. GELU, x · Φ(x): dx = dy · (Φ(x) + x · φ(x)).
/// SiLU, x · σ(x): dx = dy · σ(x) · (1 + x · (1 − σ(x))).
final class ActivationLayer implements Layer {
    private final Kernel forward;
    private final Kernel backward;

    ActivationLayer(Elementwise function, LayerSite site) {
        this.forward = function.forward(site.kernels(), site.input(), site.output());
        this.backward = site.outputGradient() == null
                ? Kernel.NONE
                : function.backward(
                        site.kernels(),
                        function.readsInput() ? site.input() : site.output(),
                        site.outputGradient(),
                        site.inputGradient());
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
