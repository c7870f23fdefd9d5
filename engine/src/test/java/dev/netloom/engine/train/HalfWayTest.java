package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.inspect.Tracer;
import dev.netloom.engine.inspect.look.Attributor;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.memory.Held;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What cannot be made whole leaves nothing behind: no thread, and no native memory.
class HalfWayTest extends TrainerRuns {
    private static final int TIMES = 50;

    /// For a single image, some 400 GB.
    private static final Graph HUGE = huge();

    private static Graph huge() {
        List<Block> blocks = new ArrayList<>(List.of(new Input(1, 1024, 1024), Conv.of(1024, 1, 1, 0)));
        blocks.addAll(Collections.nCopies(50, new Tanh()));
        blocks.addAll(List.of(new GlobalAveragePool(), new Output()));
        return Graph.chain(blocks.toArray(Block[]::new));
    }

    private static void leavesNothing(ThrowingCallable attempt, Class<? extends Throwable> failure) {
        assertThatThrownBy(attempt).isInstanceOf(failure); // whatever is loaded once is loaded now
        Held before = Held.now();
        for (int i = 0; i < TIMES; i++) {
            assertThatThrownBy(attempt).isInstanceOf(failure);
        }
        before.isHeldAgain();
    }

    @Test
    void ofARunWhoseBeginNobodyCanBear() {
        leavesNothing(
                () -> run(NETWORK, digits(100, 20), plan(1, 50, 1), new TrainingControl(), event -> {
                    throw new IllegalStateException("no");
                }),
                IllegalStateException.class);
    }

    @Test
    void ofARunWhoseWeightsAreOfAnotherNetwork() {
        leavesNothing(
                () -> new Trainer(NETWORK, digits(100, 20), plan(1, 50, 1), new TrainingControl(), event -> {})
                        .startingFrom(new Weights(Map.of()))
                        .run(),
                TrainingFailure.class);
    }

    @Test
    void ofAPlanThatFailsAmidItsKernels() {
        for (int last : new int[] {1, 3, 5}) {
            leavesNothing(
                    () -> {
                        Breaking choices = new Breaking(new AtomicInteger(last));
                        try (Network network = new Network(NETWORK, 1);
                                ExecutionPlans plans = new ExecutionPlans(
                                        network,
                                        size -> PlanOptions.training(size).with(choices))) {
                            plans.forBatch(200);
                        }
                    },
                    IllegalStateException.class);
        }
    }

    @Test
    void ofViewsOfANetworkThatIsTooLarge() {
        leavesNothing(() -> new Tracer(HUGE), MemoryShortage.class);
        leavesNothing(() -> new Attributor(HUGE), MemoryShortage.class);
    }

    @Test
    void ofARecognizerWithWeightsOfAnotherNetwork() {
        leavesNothing(() -> new Recognizer(NETWORK, new Weights(Map.of())), WeightsMismatch.class);
    }

    /// Chooses as oneDNN would, and fails some time.
    private record Breaking(AtomicInteger left) implements KernelChoices {
        @Override
        public int most() {
            return 1;
        }

        @Override
        public int choose(String task, List<String> kernels, Supplier<double[]> seconds) {
            if (left.decrementAndGet() <= 0) {
                throw new IllegalStateException("no more kernels");
            }
            return 0;
        }
    }
}
