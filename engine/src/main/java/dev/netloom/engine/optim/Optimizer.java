package dev.netloom.engine.optim;

import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.network.WeightMatrix;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Moves parameters along their gradients, all of them in one pass over the flat vectors.
///
/// In the formulas w are the parameters, η is the learning rate, λ the weight decay, and g = s · ∂L/∂w + λ · w the
/// gradient that each optimiser sees, s being the gradient scale. Divisions, ε and order are PyTorch's.
public interface Optimizer extends StepMemory, AutoCloseable {
    /// One step over all float32 parameters.
    ///
    /// @param shares the threads among which the parameters are parted
    void step(MemorySegment parameters, MemorySegment gradients, StepSettings settings, RangePartition shares);

    @Override
    void close();

    /// One with the usual settings of its kind, of parameters without hidden matrices.
    static Optimizer of(OptimizerKind kind, int count) {
        return of(OptimizerSettings.of(kind), count, List.of());
    }

    /// One that owns what it remembers from step to step.
    ///
    /// @param settings of which it keeps what is the same in all steps
    /// @param count how many parameters there are
    /// @param hidden the matrices among them, in order, that Muon moves as such; nothing to the others
    static Optimizer of(OptimizerSettings settings, int count, List<WeightMatrix> hidden) {
        return switch (settings.kind()) {
            case SGD -> new Sgd(count);
            case MOMENTUM -> new Momentum(count);
            case NESTEROV -> new Nesterov(count);
            case ADAGRAD -> new AdaGrad(count);
            case RMSPROP -> new RmsProp(count);
            case ADAM -> new Adam(count, settings.adam(), false);
            case ADAMW -> new Adam(count, settings.adam(), true);
            case MUON -> new Muon(settings, count, hidden);
        };
    }

    /// Bytes of what one remembers from step to step, and of what it works in, at most.
    static long bytes(OptimizerKind kind, long count, List<WeightMatrix> hidden) {
        long vectors =
                switch (kind) {
                    case SGD -> 0;
                    case MOMENTUM, NESTEROV, ADAGRAD, RMSPROP -> 1;
                    case ADAM, ADAMW, MUON -> 2;
                };
        return vectors * count * Float.BYTES + (kind == OptimizerKind.MUON ? Muon.workspace(hidden) : 0);
    }
}
