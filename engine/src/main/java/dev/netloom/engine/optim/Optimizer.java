package dev.netloom.engine.optim;

import dev.netloom.engine.kernel.Shares;
import java.lang.foreign.MemorySegment;

/// Moves parameters along their gradients, all of them in one pass over the flat vectors.
///
/// In the formulas w are the parameters, η is the learning rate, λ the weight decay, and g = s · ∂L/∂w + λ · w the
/// gradient that each optimiser sees, s being the gradient scale. Divisions, ε and order are PyTorch's.
public interface Optimizer {
    /// One step over all float32 parameters.
    ///
    /// @param gradientScale s, what the gradients are multiplied by on the way: below 1 where they are clipped
    /// @param shares the threads among which the parameters are parted
    void step(
            MemorySegment parameters,
            MemorySegment gradients,
            double learningRate,
            double gradientScale,
            Shares shares);

    /// One step on this thread, with the gradients as they are.
    default void step(MemorySegment parameters, MemorySegment gradients, double learningRate) {
        step(parameters, gradients, learningRate, 1, Shares.WHOLE);
    }

    /// With the usual settings of its kind.
    static Optimizer of(OptimizerKind kind, int count) {
        return of(OptimizerSettings.of(kind), count);
    }

    /// @param count how many parameters there are
    static Optimizer of(OptimizerSettings settings, int count) {
        double decay = settings.weightDecay();
        return switch (settings.kind()) {
            case SGD -> new Sgd(count, decay);
            case MOMENTUM -> new Momentum(count, decay, settings.momentum());
            case NESTEROV -> new Nesterov(count, decay, settings.momentum());
            case ADAGRAD -> new AdaGrad(count, decay);
            case RMSPROP -> new RmsProp(count, decay);
            case ADAM -> new Adam(count, decay, false);
            case ADAMW -> new Adam(count, decay, true);
        };
    }
}
