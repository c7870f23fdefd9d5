package dev.netloom.app.training;

import dev.netloom.app.ui.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The one way from the training thread to the FX thread: a queue, drained at most once a pulse, in order.
///
/// Learned batches wait up to a tenth of a second for company, so that views refresh at most ten times a second; all
/// else comes with the next pulse. What is stale is dropped: all weights but the newest, and batches that nobody
/// fetched in time. A message that its taker fails on takes none of the others with it.
final class EventBridge {
    private static final long PATIENCE_NANOS = 100_000_000;
    private static final int MOST_WAITING = 20_000;

    private final Queue<RunMessage> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean awake = new AtomicBoolean();
    private volatile boolean urgent;
    private final Consumer<RunMessage> sink;
    private long drained;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (urgent || now - drained >= PATIENCE_NANOS) {
                drained = now;
                drain();
            }
        }
    };

    /// @param sink takes what has come, one after the other, on the FX thread
    EventBridge(Consumer<RunMessage> sink) {
        this.sink = sink;
    }

    /// From any thread.
    void publish(RunMessage message) {
        if (message.mayWait() && waiting.get() > MOST_WAITING) {
            return;
        }
        queue.add(message);
        waiting.incrementAndGet();
        urgent |= !message.mayWait();
        wake();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            Platform.runLater(timer::start);
        }
    }

    private void drain() {
        urgent = false;
        List<RunMessage> messages = new ArrayList<>();
        for (RunMessage message = queue.poll(); message != null; message = queue.poll()) {
            messages.add(message);
        }
        waiting.addAndGet(-messages.size());
        if (messages.isEmpty()) {
            rest();
        } else {
            fresh(messages).forEach(message -> Failures.contain(() -> sink.accept(message)));
        }
    }

    /// Stops asking for pulses. A message that came meanwhile wakes it again.
    private void rest() {
        timer.stop();
        awake.set(false);
        if (!queue.isEmpty()) {
            wake();
        }
    }

    private static List<RunMessage> fresh(List<RunMessage> messages) {
        long weights = messages.stream().filter(RunMessage::isWeights).count();
        if (weights < 2) {
            return messages;
        }
        RunMessage newest = messages.stream()
                .filter(RunMessage::isWeights)
                .reduce((older, newer) -> newer)
                .orElseThrow();
        return messages.stream()
                .filter(message -> !message.isWeights() || message == newest)
                .toList();
    }
}
