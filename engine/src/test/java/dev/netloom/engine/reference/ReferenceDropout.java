package dev.netloom.engine.reference;

import dev.netloom.engine.block.Dropout;
import java.util.List;

/// y = mask · x / (1 − rate) while training, y = x otherwise.
final class ReferenceDropout implements ReferenceLayer {
    private final Dropout dropout;
    private final Mode mode;

    ReferenceDropout(Dropout dropout, Mode mode) {
        this.dropout = dropout;
        this.mode = mode;
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        return masked(inputs.getFirst());
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        return Gradients.of(masked(outputGradient));
    }

    private double[] masked(double[] values) {
        double[] masked = values.clone();
        if (mode.training()) {
            for (int i = 0; i < masked.length; i++) {
                masked[i] *= mode.mask()[i] / (1 - dropout.rate());
            }
        }
        return masked;
    }
}
