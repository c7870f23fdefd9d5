package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// Copies parameters and gradients into Java arrays, and the parameters back: the compiler vectorises a loop over
/// arrays, but not one over native memory whose parts might overlap, and two copies cost less than that.
abstract class ArrayOptimizer implements Optimizer {
    private final float[] weights;
    private final float[] gradients;

    ArrayOptimizer(int count) {
        weights = new float[count];
        gradients = new float[count];
    }

    @Override
    public final void step(
            MemorySegment parameters, MemorySegment gradients, double learningRate, double gradientScale) {
        MemorySegment.copy(parameters, JAVA_FLOAT, 0, weights, 0, weights.length);
        MemorySegment.copy(gradients, JAVA_FLOAT, 0, this.gradients, 0, weights.length);
        update(weights, this.gradients, learningRate, gradientScale);
        MemorySegment.copy(weights, 0, parameters, JAVA_FLOAT, 0, weights.length);
    }

    /// One step, in place; the loop must be short and without branches.
    abstract void update(float[] weights, float[] gradients, double learningRate, double gradientScale);
}
