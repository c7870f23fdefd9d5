package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.Elementwise;
import dev.netloom.engine.kernel.Kernel;
import dev.netloom.engine.kernel.Tensor;
import java.util.ArrayList;
import java.util.List;

/// y = Σ x_i. Backward: every dx_i = dy, which is not copied where the two are one place.
final class AddLayer implements Layer {
    private final Kernel forward;
    private final List<Kernel> backward = new ArrayList<>();

    AddLayer(LayerSite site) {
        List<Tensor> inputs = site.inputs();
        this.forward = site.relu()
                ? site.kernels().sumThenRelu(inputs.getFirst(), inputs.getLast(), site.output())
                : site.kernels().sum(inputs, site.output());
        if (site.relu() && site.outputGradient() != null) {
            backward.add(Elementwise.relu(0)
                    .backward(site.kernels(), site.output(), site.outputGradient(), site.outputGradient()));
        }
        site.inputGradients().stream()
                .filter(gradient -> gradient != null && !gradient.liesWith(site.outputGradient()))
                .map(gradient -> site.kernels().copy(site.outputGradient(), gradient))
                .forEach(backward::add);
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
