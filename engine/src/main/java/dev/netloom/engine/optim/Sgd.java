package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// Stochastic gradient descent: w ← w − η · g, η being the learning rate.
record Sgd(int count) implements Optimizer {
    @Override
    public void step(MemorySegment parameters, MemorySegment gradients, double learningRate) {
        float rate = (float) learningRate;
        for (int i = 0; i < count; i++) {
            float moved = parameters.getAtIndex(JAVA_FLOAT, i) - rate * gradients.getAtIndex(JAVA_FLOAT, i);
            parameters.setAtIndex(JAVA_FLOAT, i, moved);
        }
    }
}
