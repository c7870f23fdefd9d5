package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// Stochastic gradient descent: w ← w − η · g.
record Sgd(int count, double weightDecay) implements Optimizer {
    @Override
    public void step(MemorySegment parameters, MemorySegment gradients, double learningRate, double gradientScale) {
        float rate = (float) learningRate;
        float scale = (float) gradientScale;
        float decay = (float) weightDecay;
        for (int i = 0; i < count; i++) {
            float weight = parameters.getAtIndex(JAVA_FLOAT, i);
            float gradient = scale * gradients.getAtIndex(JAVA_FLOAT, i) + decay * weight;
            parameters.setAtIndex(JAVA_FLOAT, i, weight - rate * gradient);
        }
    }
}
