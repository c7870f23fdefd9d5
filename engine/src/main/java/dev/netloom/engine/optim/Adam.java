package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// Adam (Kingma and Ba, 2015), as in PyTorch: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
/// w ← w − η · m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ), t the step from 1.
///
/// ND4J's own update adds ε before the correction of v, which is another trajectory.
final class Adam implements Optimizer {
    private final float[] mean;
    private final float[] square;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private int steps;

    Adam(int count, double beta1, double beta2, double epsilon) {
        this.mean = new float[count];
        this.square = new float[count];
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
    }

    @Override
    public void step(MemorySegment parameters, MemorySegment gradients, double learningRate) {
        steps++;
        float rate = (float) (learningRate / (1 - Math.pow(beta1, steps)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(beta2, steps)));
        float keepMean = (float) beta1;
        float keepSquare = (float) beta2;
        float newMean = (float) (1 - beta1);
        float newSquare = (float) (1 - beta2);
        float tiny = (float) epsilon;
        for (int i = 0; i < mean.length; i++) {
            float gradient = gradients.getAtIndex(JAVA_FLOAT, i);
            float m = keepMean * mean[i] + newMean * gradient;
            float v = keepSquare * square[i] + newSquare * gradient * gradient;
            mean[i] = m;
            square[i] = v;
            float move = rate * m / ((float) Math.sqrt(v) * correction + tiny);
            parameters.setAtIndex(JAVA_FLOAT, i, parameters.getAtIndex(JAVA_FLOAT, i) - move);
        }
    }
}
