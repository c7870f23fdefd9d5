package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.Kernel;
import java.util.List;
import java.util.Objects;

/// y = Σ x_i. Backward: every dx_i = dy.
final class AddLayer implements Layer {
    private final Kernel forward;
    private final List<Kernel> backward;

    AddLayer(LayerSite site) {
        this.forward = site.kernels().sum(site.inputs(), site.output());
        this.backward = site.inputGradients().stream()
                .filter(Objects::nonNull)
                .map(gradient -> site.kernels().copy(site.outputGradient(), gradient))
                .toList();
    }

    @Override
    public void forward(Pass pass) {
        forward.run();
    }

    @Override
    public void backward(Pass pass) {
        backward.forEach(Kernel::run);
    }
}
