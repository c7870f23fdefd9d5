package dev.netloom.engine.layer;

import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.kernel.Tensor;

/// While training, y = x · mask / (1 − rate), with a mask of zeros (a share of `rate`) and ones; else y = x.
///
/// Backward: dx = dy · mask / (1 − rate). The mask is not stored but drawn again: it depends on the seed, the step,
/// the layer and the value's place in the whole batch, whichever thread asks.
final class DropoutLayer implements Layer {
    private final LayerSite site;
    private final double rate;

    DropoutLayer(Dropout dropout, LayerSite site) {
        this.site = site;
        this.rate = site.mode() == Mode.TRAINING ? dropout.rate() : 0;
    }

    @Override
    public void forward(Pass pass) {
        mask(pass, site.input(), site.output());
    }

    @Override
    public void backward(Pass pass) {
        mask(pass, site.outputGradient(), site.inputGradient());
    }

    private static void copy(Tensor from, Tensor to) {
        for (long i = 0; i < from.size(); i++) {
            to.set(i, from.get(i));
        }
    }

    private void mask(Pass pass, Tensor from, Tensor to) {
        if (rate == 0) {
            copy(from, to);
            return;
        }
        float scale = (float) (1 / (1 - rate));
        long stream = RandomMask.stream(pass.seed(), pass.step(), site.number());
        long first = site.firstImage() * (from.size() / from.dim(0));
        for (long i = 0; i < from.size(); i++) {
            to.set(i, RandomMask.uniform(stream, first + i) < rate ? 0 : from.get(i) * scale);
        }
    }
}
