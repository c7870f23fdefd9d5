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
    /// What is at work, since Java's compiler makes more of a loop over an array than of one over native memory.
    private final float[] values;

    DropoutLayer(Dropout dropout, LayerSite site) {
        this.site = site;
        this.rate = site.mode() == Mode.TRAINING ? dropout.rate() : 0;
        this.values = new float[Math.toIntExact(site.input().size())];
    }

    @Override
    public void forward(Pass pass) {
        mask(pass, site.input(), site.output());
    }

    @Override
    public void backward(Pass pass) {
        mask(pass, site.outputGradient(), site.inputGradient());
    }

    private void mask(Pass pass, Tensor from, Tensor to) {
        from.get(values, values.length);
        double share = rate * pass.dropoutScale();
        if (share > 0) {
            long first = site.part().firstImage() * (from.size() / from.dim(0));
            silence(share, RandomMask.stream(pass.seed(), pass.step(), site.number()), first);
        }
        to.set(values, values.length);
    }

    /// @param first place of the first value in the whole batch
    private void silence(double share, long stream, long first) {
        float scale = (float) (1 / (1 - share));
        for (int i = 0; i < values.length; i++) {
            values[i] = RandomMask.uniform(stream, first + i) < share ? 0 : values[i] * scale;
        }
    }
}
