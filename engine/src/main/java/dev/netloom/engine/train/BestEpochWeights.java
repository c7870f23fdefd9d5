package dev.netloom.engine.train;

import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.optim.StepMemory;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// Remembers the weights of the best epoch so far, and when it is time to stop. What it remembers as a [StepMemory] are
/// those weights, and as steps the epoch; beside them goes [#value].
final class BestEpochWeights implements StepMemory, AutoCloseable {
    private final NativeScope scope = new NativeScope();
    private final EarlyStopping rule;
    private final MemorySegment weights;
    private int epoch; // 0 for none
    private long step;
    private double value = Double.NEGATIVE_INFINITY;
    private Optional<Evaluation> test = Optional.empty();

    /// @param values how many there are in a network
    BestEpochWeights(EarlyStopping rule, long values) {
        this.rule = rule;
        try {
            this.weights = scope.tensor(TensorLayout.VECTOR, Math.toIntExact(Math.max(values, 1)))
                    .floats();
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    /// An epoch is over.
    ///
    /// @param judged its evaluation on the images held out for validation
    /// @param tested its evaluation on the test images, which only goes with the weights
    void consider(int done, long lastStep, Evaluation judged, Evaluation tested, MemorySegment now) {
        double reached = rule.value(judged);
        if (epoch == 0 || rule.isBetter(reached, value)) {
            epoch = done;
            step = lastStep;
            value = reached;
            test = Optional.of(tested);
            MemorySegment.copy(now, 0, weights, 0, now.byteSize());
        }
    }

    /// Whether no epoch was better for as many as are waited for.
    boolean isTimeToStop(int done) {
        return epoch > 0 && done - epoch >= rule.patience();
    }

    /// From 1; 0 before the first.
    int epoch() {
        return epoch;
    }

    /// The last of that epoch.
    long step() {
        return step;
    }

    /// How good that epoch is, by the rule's measure.
    double value() {
        return value;
    }

    /// Of that epoch; empty where a run goes on after it.
    Optional<Evaluation> test() {
        return test;
    }

    void bringBack(MemorySegment to) {
        MemorySegment.copy(weights, 0, to, 0, to.byteSize());
    }

    @Override
    public List<MemorySegment> state() {
        return List.of(weights);
    }

    @Override
    public int steps() {
        return epoch;
    }

    @Override
    public void restore(int epoch) {
        this.epoch = epoch;
    }

    /// What goes with the epoch that was restored.
    void restore(long step, double value) {
        this.step = step;
        this.value = value;
    }

    @Override
    public void close() {
        scope.close();
    }
}
