package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A run that is stopped, paused, stepped, or asked for its weights.
class RunControlTest extends TrainerRuns {
    @Test
    void aStoppedRunEndsAfterItsStepAndKeepsWhatItLearned() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = run(NETWORK, digits(300, 20), plan(3, 50, 1), control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == 8) {
                control.stop();
            }
        });
        assertThat(finished(events).stopped()).isTrue();
        assertThat(finished(events).step()).isEqualTo(8);
        assertThat(only(TrainingEvent.StepDone.class, events)).hasSize(8);
        assertThat(only(TrainingEvent.EpochDone.class, events)).hasSize(1);
        List<TrainingEvent> whole = run(NETWORK, digits(300, 20), plan(3, 50, 1));
        assertThat(losses(events)).isEqualTo(losses(whole).subList(0, 8));
        assertThat(finished(events).test()).isEmpty();
    }

    @Test
    void aRunStoppedBeforeItBeginsStillFinishes() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        control.stop();
        List<TrainingEvent> events = run(NETWORK, digits(20, 20), plan(1, 10, 1), control, event -> {});
        assertThat(events).extracting(event -> event.getClass().getSimpleName()).containsExactly("Started", "Finished");
        assertThat(finished(events).stopped()).isTrue();
        assertThat(finished(events).step()).isZero();
    }

    @Test
    void whoStopsWhileAnEpochIsEvaluatedGetsNoEpochAndNoFigure() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = run(NETWORK, digits(300, 1_000), plan(3, 50, 1), control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == 12) { // the last of its epoch
                control.stop();
            }
        });
        assertThat(only(TrainingEvent.EpochDone.class, events)).hasSize(1);
        assertThat(finished(events).step()).isEqualTo(12);
        assertThat(finished(events).stopped()).isTrue();
        assertThat(finished(events).test()).isEmpty();
    }

    @Test
    void anEvaluationThatIsCancelledLooksAtNoFurtherBatch() {
        try (Network network = new Network(NETWORK, 1);
                Evaluator evaluator = new Evaluator(network, 10_000)) {
            AtomicInteger asked = new AtomicInteger();
            assertThat(evaluator.evaluate(digits(1, 10_000).test(), () -> asked.incrementAndGet() == 3))
                    .isEmpty();
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void onlyTheRunThatIsAskedShowsItsWeights() throws InterruptedException {
        TrainingControl both = new TrainingControl();
        TrainingControl one = both.ofOneRun();
        TrainingControl other = both.ofOneRun();
        List<String> shown = new ArrayList<>();
        one.takeWeights();
        other.use(LiveSettings.of(plan(1, 10, 1)));
        other.examineStep();
        assertThat(other.awaitPermission(() -> shown.add("other"), () -> {}, () -> {}))
                .isTrue();
        assertThat(one.awaitPermission(() -> shown.add("one"), () -> {}, () -> {}))
                .isTrue();
        assertThat(shown).containsExactly("one");
        assertThat(one.changedSettings()).isEmpty();
        assertThat(one.examinationAsked()).isFalse();
        assertThat(other.changedSettings()).isPresent();
        both.stop();
        assertThat(one.awaitPermission(() -> {}, () -> {}, () -> {})).isFalse();
    }

    @Test
    void pausesAndSingleStepsLeaveNoTraceInTheResult() throws Exception {
        TrainingControl control = new TrainingControl();
        BlockingQueue<TrainingEvent> told = new LinkedBlockingQueue<>();
        List<TrainingEvent> events = new ArrayList<>();
        control.step();
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                events.addAll(run(NETWORK, digits(300, 20), plan(1, 50, 1), control, told::add));
            } catch (TrainingFailure e) {
                throw new IllegalStateException(e);
            }
        });
        assertPausedAt(1, told);
        control.step();
        assertPausedAt(2, told);
        control.takeWeights();
        assertThat(((TrainingEvent.WeightsTaken) next(told)).step()).isEqualTo(2);
        assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
        control.resume();
        thread.join();

        List<TrainingEvent> whole = run(NETWORK, digits(300, 20), plan(1, 50, 1));
        assertThat(only(TrainingEvent.Resumed.class, events)).containsExactly(new TrainingEvent.Resumed(2));
        assertThat(losses(events)).isEqualTo(losses(whole));
        assertSameWeights(finished(events).weights(), finished(whole).weights());
    }

    private static void assertPausedAt(long step, BlockingQueue<TrainingEvent> told) throws InterruptedException {
        TrainingEvent event = next(told);
        while (!(event instanceof TrainingEvent.Paused)) {
            event = next(told);
        }
        assertThat(event).isEqualTo(new TrainingEvent.Paused(step));
    }

    private static TrainingEvent next(BlockingQueue<TrainingEvent> told) throws InterruptedException {
        TrainingEvent event = told.poll(30, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    @Test
    void aPausedRunCanBeStopped() throws Exception {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = run(NETWORK, digits(100, 20), plan(1, 10, 1), control, event -> {
            switch (event) {
                case TrainingEvent.StepDone done when done.step() == 3 -> control.pause();
                case TrainingEvent.Paused paused -> control.stop();
                default -> {}
            }
        });
        assertThat(finished(events).step()).isEqualTo(3);
        assertThat(finished(events).stopped()).isTrue();
        assertThat(only(TrainingEvent.Resumed.class, events)).isEmpty();
    }

    @Test
    void weightsTakenOnTheWayAreThoseOfTheirStep() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = run(NETWORK, digits(60, 10), plan(1, 20, 1), control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == 3) {
                control.takeWeights();
            }
        });
        TrainingEvent.WeightsTaken taken =
                only(TrainingEvent.WeightsTaken.class, events).getFirst();
        assertThat(taken.step()).isEqualTo(3);
        assertSameWeights(taken.weights(), finished(events).weights());
    }
}
