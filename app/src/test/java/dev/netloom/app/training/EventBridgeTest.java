package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventBridgeTest {
    private record Arrival(RunMessage message, long pulse) {}

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final EventBridge bridge = new EventBridge(this::take);
    private long pulse;
    private final AnimationTimer counter = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse++;
        }
    };
    private RunMessage poison;

    @BeforeEach
    void countPulses() throws Exception {
        FxTest.start();
        FxTest.run(counter::start);
        FxTest.await("pulses", () -> pulse > 0);
    }

    @AfterEach
    void stopCounting() throws Exception {
        FxTest.run(counter::stop);
    }

    private void take(RunMessage message) {
        assertThat(Platform.isFxApplicationThread()).isTrue();
        arrivals.add(new Arrival(message, pulse));
        if (message == poison) {
            throw new IllegalStateException("poison");
        }
    }

    private List<RunMessage> arrived() {
        return arrivals.stream().map(Arrival::message).toList();
    }

    /// Tells all while no pulse can come, and waits for the last.
    ///
    /// @return the pulse during which it was told
    private long tell(List<RunMessage> messages) throws Exception {
        long told = FxTest.onFx(() -> {
            messages.forEach(bridge::publish);
            assertThat(arrivals).as("before the next pulse").isEmpty();
            return pulse;
        });
        FxTest.await("the last", () -> arrived().contains(messages.getLast()));
        return told;
    }

    @Test
    void whatComesBetweenTwoPulsesCrossesInOneInTheOrderInWhichItCame() throws Exception {
        List<RunMessage> messages = new ArrayList<>();
        IntStream.rangeClosed(1, 300).forEach(step -> messages.add(step(step)));
        messages.add(ended());
        long told = tell(messages);
        assertThat(arrived()).isEqualTo(messages);
        assertThat(arrivals).extracting(Arrival::pulse).containsOnly(arrivals.getFirst().pulse);
        assertThat(arrivals.getFirst().pulse).isGreaterThan(told);
    }

    @Test
    void anotherThreadsMessagesKeepTheirOrderOverManyPulses() throws Exception {
        List<RunMessage> messages = new ArrayList<>();
        IntStream.rangeClosed(1, 2_000).forEach(step -> messages.add(step % 50 == 0 ? paused(step) : step(step)));
        try (var other = Executors.newSingleThreadExecutor()) {
            other.submit(() -> messages.forEach(bridge::publish)).get();
        }
        FxTest.await("all", () -> arrivals.size() == messages.size());
        assertThat(arrived()).isEqualTo(messages);
    }

    @Test
    void ofWeightsOnlyTheNewestCrossAndThoseThatTheRunBeganWith() throws Exception {
        RunMessage first = weights(0);
        RunMessage newest = weights(9);
        tell(List.of(first, weights(3), step(4), weights(6), newest, ended()));
        assertThat(arrived()).containsExactly(first, step(4), newest, ended());
    }

    @Test
    void aMessageThatItsTakerFailsOnTakesNoOtherWithIt() throws Exception {
        poison = paused(2);
        List<RunMessage> messages = List.of(paused(1), poison, paused(3));
        List<Throwable> uncaught = FxTest.uncaughtIn(() -> tell(messages));
        assertThat(arrived()).isEqualTo(messages);
        assertThat(uncaught)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessage("poison"));
    }

    @Test
    void batchesThatNobodyFetchesInTimeAreDroppedAndNothingElse() throws Exception {
        List<RunMessage> messages = new ArrayList<>();
        IntStream.rangeClosed(1, 30_000).forEach(step -> messages.add(step(step)));
        messages.add(ended());
        tell(messages);
        assertThat(arrivals).hasSizeBetween(20_000, 20_010);
        assertThat(arrived()).startsWith(step(1), step(2)).endsWith(ended());
    }

    @Test
    void aBridgeThatHasComeToRestIsWokenByTheNextMessage() throws Exception {
        tell(List.of(paused(1)));
        long emptied = arrivals.getFirst().pulse;
        FxTest.await("a few idle pulses", () -> pulse > emptied + 30);
        FxTest.run(() -> bridge.publish(paused(2)));
        FxTest.await("the next", () -> arrivals.size() == 2);
    }

    private static RunMessage step(int step) {
        return new RunMessage.Told(new TrainingEvent.StepDone(step, 1, 0.5, 0.001, 100, new Progress(step, 100_000)));
    }

    private static RunMessage paused(long step) {
        return new RunMessage.Told(new TrainingEvent.Paused(step));
    }

    private static RunMessage weights(long step) {
        return new RunMessage.Told(new TrainingEvent.WeightsTaken(step, ScriptedRun.weights(step)));
    }

    private static RunMessage ended() {
        return new RunMessage.Ended(Optional.empty());
    }
}
