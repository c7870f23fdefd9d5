package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.memory.Held;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Runs that do not fit into memory are refused before they take any, with a word on what would fit.
class RunSizeTest extends TrainerRuns {
    private static RunSize size(TrainingConfig plan, long bytes, long heap) {
        return new RunSize(NETWORK, digits(600, 100), plan, wanted -> new RunSize.Room(bytes, heap));
    }

    private static TrainingFailure refusal(TrainingConfig plan, long bytes, long heap) {
        return catchThrowableOfType(TrainingFailure.class, size(plan, bytes, heap)::check);
    }

    private static long bytes(TrainingConfig plan) {
        return size(plan, 0, 0).bytes(plan.batchSize());
    }

    @Test
    void aRefusalSaysHowMuchIsMissingAndWhatWouldFit() {
        TrainingConfig plan = plan(1, 500, 1);
        long needed = bytes(plan);
        long half = needed / 2;
        TrainingFailure failure = refusal(plan, half, needed);
        int fitting = (int) failure.arguments().getLast();
        assertThat(failure.key()).isEqualTo("too-large-batch");
        assertThat(failure.arguments())
                .containsExactly(500, needed / 1e9, half / 1e9, needed / 1e9 - half / 1e9, fitting);
        assertThat(bytes(plan.withBatchSize(fitting))).isLessThanOrEqualTo(half);
        assertThat(bytes(plan.withBatchSize(fitting + 1))).isGreaterThan(half);
        assertThatCode(size(plan, needed, needed)::check).doesNotThrowAnyException();
        assertThatCode(size(plan.withBatchSize(fitting), half, half)::check).doesNotThrowAnyException();
    }

    @Test
    void whereNoBatchFitsTheNetworkIsTooLarge() {
        TrainingConfig plan = plan(1, 50, 1);
        assertThat(refusal(plan, 1000, 1000).key()).isEqualTo("too-large-network");
        assertThat(refusal(plan, bytes(plan), 1000).key()).isEqualTo("too-large-network");
    }

    @Test
    void optimizersThatRememberMoreTakeMore() {
        TrainingConfig plan = plan(1, 50, 1);
        long sgd = bytes(plan.withOptimizer(OptimizerSettings.of(OptimizerKind.SGD)));
        long momentum = bytes(plan.withOptimizer(OptimizerSettings.of(OptimizerKind.MOMENTUM)));
        long adam = bytes(plan.withOptimizer(OptimizerSettings.of(OptimizerKind.ADAM)));
        assertThat(adam - momentum).isEqualTo(momentum - sgd).isPositive();
    }

    /// Some 40 TB.
    @Test
    void aRunThatDoesNotFitIntoThisMachineTakesNothing() {
        List<Block> blocks = new ArrayList<>(List.of(new Input(1, 28, 28), Conv.of(1000, 1, 1, 0)));
        blocks.addAll(Collections.nCopies(100, new Tanh()));
        blocks.addAll(List.of(Conv.of(1, 1, 1, 0), new Flatten(), Dense.of(10), new Output()));
        Graph deep = Graph.chain(blocks.toArray(Block[]::new));
        Held before = Held.now();
        TrainingFailure failure =
                catchThrowableOfType(TrainingFailure.class, () -> run(deep, mnist, plan(1, 60_000, 1)));
        assertThat(failure.key()).startsWith("too-large");
        before.isHeldAgain();
    }

    @Test
    void aRunGoesOnWithItsBatchesWhereMemoryDoesNotSufficeForLargerOnes() throws TrainingFailure {
        TrainingConfig plan = plan(1, 50, 1);
        List<TrainingEvent> events = events(plan, LiveSettings.of(plan).withBatchSize(200), Integer.MAX_VALUE);
        List<TrainingEvent.BatchSizeRefused> refusals = only(TrainingEvent.BatchSizeRefused.class, events);
        assertThat(refusals).hasSize(1);
        assertThat(refusals.getFirst().batchSize()).isEqualTo(200);
        assertThat(refusals.getFirst().why().key()).isEqualTo("too-large-batch");
        assertThat(only(TrainingEvent.SettingsChanged.class, events)).isEmpty();
        assertThat(losses(events)).isEqualTo(losses(run(NETWORK, digits(600, 20), plan)));
    }

    @Test
    void whatElseWasAskedForHappensAllTheSame() throws TrainingFailure {
        TrainingConfig plan = plan(1, 50, 1);
        LiveSettings wanted = new LiveSettings(0.5, 0, 0, 0, 200);
        assertThat(only(TrainingEvent.SettingsChanged.class, events(plan, wanted, 1)))
                .containsExactly(new TrainingEvent.SettingsChanged(0, wanted.withBatchSize(50), 12));
    }

    /// What a run tells of its first steps that has no room but for the batches of its plan.
    private static List<TrainingEvent> events(TrainingConfig plan, LiveSettings wanted, int steps)
            throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        control.use(wanted);
        List<TrainingEvent> events = new ArrayList<>();
        try (TrainingRun run = new TrainingRun(
                new Network(NETWORK, 1),
                new TrainedParts(NETWORK, TransferSettings.NONE),
                digits(600, 20),
                plan,
                size(plan, 1000, 1000),
                2,
                Optional.empty(),
                control,
                events::add)) {
            boolean going = true;
            for (int step = 0; step < steps && going; step++) {
                going = run.step();
            }
        }
        return events;
    }

    @Test
    void changesOfTheBatchSizeLeaveNoPlansBehind() throws TrainingFailure {
        TrainingConfig plan = plan(3, 100, 1);
        TrainingControl control = new TrainingControl();
        LongSummaryStatistics held = new LongSummaryStatistics();
        run(NETWORK, digits(600, 20), plan, control, event -> {
            if (event instanceof TrainingEvent.StepDone done) {
                if (done.epoch() > 1) { // before, there were no plans to evaluate with
                    held.accept(NativeScope.bytesInUse());
                }
                control.use(LiveSettings.of(plan).withBatchSize(100 + (int) done.step()));
            }
        });
        assertThat(held.getCount()).isGreaterThan(10);
        // with the plans to evaluate with, which a change closes too, and without
        assertThat(held.getMax()).isLessThan(4 * held.getMin());
    }
}
