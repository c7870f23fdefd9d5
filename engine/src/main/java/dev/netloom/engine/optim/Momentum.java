package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// Stochastic gradient descent with momentum: v ← μ · v + g, w ← w − η · v.
final class Momentum implements Optimizer {
    private final float[] velocity;
    private final float decay;
    private final float momentum;

    Momentum(int count, double weightDecay, double momentum) {
        this.velocity = new float[count];
        this.decay = (float) weightDecay;
        this.momentum = (float) momentum;
    }

    @Override
    public void step(MemorySegment parameters, MemorySegment gradients, double learningRate, double gradientScale) {
        float rate = (float) learningRate;
        float scale = (float) gradientScale;
        for (int i = 0; i < velocity.length; i++) {
            float weight = parameters.getAtIndex(JAVA_FLOAT, i);
            float gradient = scale * gradients.getAtIndex(JAVA_FLOAT, i) + decay * weight;
            float moved = momentum * velocity[i] + gradient;
            velocity[i] = moved;
            parameters.setAtIndex(JAVA_FLOAT, i, weight - rate * moved);
        }
    }
}
