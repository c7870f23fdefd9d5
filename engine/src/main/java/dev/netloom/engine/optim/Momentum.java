package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// Stochastic gradient descent with momentum, as in PyTorch: v ← μ · v + g, w ← w − η · v.
final class Momentum implements Optimizer {
    private final float[] velocity;
    private final float momentum;

    Momentum(int count, double momentum) {
        this.velocity = new float[count];
        this.momentum = (float) momentum;
    }

    @Override
    public void step(MemorySegment parameters, MemorySegment gradients, double learningRate) {
        float rate = (float) learningRate;
        for (int i = 0; i < velocity.length; i++) {
            float moved = momentum * velocity[i] + gradients.getAtIndex(JAVA_FLOAT, i);
            velocity[i] = moved;
            parameters.setAtIndex(JAVA_FLOAT, i, parameters.getAtIndex(JAVA_FLOAT, i) - rate * moved);
        }
    }
}
