package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// AdaGrad (Duchi et al., 2011): h ← h + g², w ← w − η · g / (√h + ε), h from 0, ε = 10⁻¹⁰.
final class AdaGrad implements Optimizer {
    private static final float EPSILON = 1e-10f;

    private final float[] squares;
    private final float decay;

    AdaGrad(int count, double weightDecay) {
        this.squares = new float[count];
        this.decay = (float) weightDecay;
    }

    @Override
    public void step(MemorySegment parameters, MemorySegment gradients, double learningRate, double gradientScale) {
        float rate = (float) learningRate;
        float scale = (float) gradientScale;
        for (int i = 0; i < squares.length; i++) {
            float weight = parameters.getAtIndex(JAVA_FLOAT, i);
            float gradient = scale * gradients.getAtIndex(JAVA_FLOAT, i) + decay * weight;
            float sum = squares[i] + gradient * gradient;
            squares[i] = sum;
            parameters.setAtIndex(JAVA_FLOAT, i, weight - rate * gradient / ((float) Math.sqrt(sum) + EPSILON));
        }
    }
}
