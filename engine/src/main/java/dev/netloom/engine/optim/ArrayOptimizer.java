package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.kernel.Shares;
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
    public final void step(MemorySegment parameters, MemorySegment gradients, StepSettings settings, Shares shares) {
        begin(settings);
        shares.run(weights.length, (share, from, to) -> {
            long offset = (long) from * Float.BYTES;
            MemorySegment.copy(parameters, JAVA_FLOAT, offset, weights, from, to - from);
            MemorySegment.copy(gradients, JAVA_FLOAT, offset, this.gradients, from, to - from);
            update(weights, this.gradients, from, to, settings);
            MemorySegment.copy(weights, from, parameters, JAVA_FLOAT, offset, to - from);
        });
    }

    /// What a step needs to know of the steps before it.
    void begin(StepSettings settings) {}

    /// One step of the values `from` to below `to`, in place; the loop must be short and without branches.
    abstract void update(float[] weights, float[] gradients, int from, int to, StepSettings settings);
}
