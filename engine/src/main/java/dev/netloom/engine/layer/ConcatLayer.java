package dev.netloom.engine.layer;

import dev.netloom.engine.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;

/// y = the channels of all x_i, behind one another. Backward: every dx_i is its own channels of dy.
final class ConcatLayer implements Layer {
    private final Kernel forward;
    private final List<Kernel> backward = new ArrayList<>();

    ConcatLayer(LayerSite site) {
        this.forward = site.kernels().concat(site.inputs(), site.output());
        int channel = 0;
        for (int i = 0; i < site.inputs().size(); i++) {
            if (site.inputGradients().get(i) != null) {
                backward.add(site.kernels()
                        .channels(
                                site.outputGradient(),
                                channel,
                                site.inputGradients().get(i)));
            }
            channel += site.inputs().get(i).dim(1);
        }
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
