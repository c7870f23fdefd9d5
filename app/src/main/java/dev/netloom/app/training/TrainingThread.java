package dev.netloom.app.training;

import dev.netloom.app.ui.Failures;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingStart;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The one thread that loads, trains and evaluates, one after the other. Whatever goes wrong on it becomes a message.
/// It, and those that it starts, give way to the window where the system lets Java say so: then a click does not wait
/// for kernels that keep every core busy.
final class TrainingThread {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .daemon()
            .name("training")
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private final DataLoader loader;
    private final TrainingRunner runner;
    private final Consumer<RunMessage> messages;
    private Dataset data;
    private Waiting waiting;

    /// Work that the thread may not have come to yet, and what is said where it is taken back until then.
    private record Waiting(AtomicBoolean open, RunMessage end) {
        Waiting(RunMessage end) {
            this(new AtomicBoolean(true), end);
        }

        /// @return true for whoever asks first
        boolean take() {
            return open.compareAndSet(true, false);
        }
    }

    TrainingThread(DataLoader loader, TrainingRunner runner, Consumer<RunMessage> messages) {
        this.loader = loader;
        this.runner = runner;
        this.messages = messages;
    }

    void load() {
        executor.execute(() -> guarded(this::loadOnce).ifPresent(this::end));
    }

    /// Goes on with other images, after what waits already.
    void use(Dataset other) {
        if (!executor.isShutdown()) {
            executor.execute(() -> {
                data = other;
                messages.accept(new RunMessage.Loaded(other));
            });
        }
    }

    /// @param past what the run has behind it
    void run(
            Graph graph,
            TrainingStart start,
            RunPast past,
            TrainingConfig plan,
            PrecisionChoice precision,
            TrainingControl control) {
        Waiting mine = await(new RunMessage.Ended(Optional.empty()));
        executor.execute(() -> {
            if (!mine.take()) {
                return;
            }
            Optional<Throwable> failure = guarded(() -> {
                loadOnce();
                if (control.isStopped()) {
                    return;
                }
                TrainingConfig exact = plan.withPrecision(precision.here());
                BestWatch best =
                        new BestWatch(past.best(), control, epoch -> messages.accept(new RunMessage.Best(epoch)));
                runner.run(graph, start, data, exact, control, event -> {
                    messages.accept(new RunMessage.Told(event));
                    best.follow(event);
                });
            });
            messages.accept(new RunMessage.Ended(failure));
        });
    }

    /// Reads and evaluates stored weights: here, so that evaluating and training do not share the cores.
    ///
    /// @param file that the user chose, if he did
    void evaluate(Graph graph, Callable<Weights> stored, Optional<String> source) {
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(() -> guarded(() -> {
                    loadOnce();
                    Weights weights = stored.call();
                    Dataset seen = data.seenWith(weights.input());
                    Evaluation test = Evaluator.evaluate(graph, weights, seen);
                    messages.accept(new RunMessage.Evaluated(new Learned(graph, weights, test, source)));
                })
                .ifPresent(failure -> messages.accept(new RunMessage.NotEvaluated(failure))));
    }

    /// Lets a guest work, after what waits already.
    void host(TrainingThreadTask guest) {
        Waiting mine = await(new RunMessage.GuestLeft(Optional.empty()));
        executor.execute(() -> {
            if (mine.take()) {
                messages.accept(new RunMessage.GuestLeft(guarded(() -> {
                    loadOnce();
                    guest.work(data, (what, mayWait) -> messages.accept(new RunMessage.OfGuest(what, mayWait)));
                })));
            }
        });
    }

    private Waiting await(RunMessage end) {
        waiting = new Waiting(end);
        return waiting;
    }

    /// Takes back the run, or the guest, that came last and still waits for what the thread does now, loading say.
    /// For
    /// the thread that asked for it.
    void withdraw() {
        if (waiting != null && waiting.take()) {
            messages.accept(waiting.end());
        }
    }

    /// Takes no more work.
    ///
    /// @return done when the thread has nothing left to do
    CompletableFuture<Void> close() {
        if (executor.isShutdown()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {}, executor);
        executor.shutdown();
        return closed;
    }

    private void end(Throwable failure) {
        messages.accept(new RunMessage.Ended(Optional.of(failure)));
    }

    private void loadOnce() throws Exception {
        if (data == null) {
            data = loader.load();
            messages.accept(new RunMessage.Loaded(data));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /// Errors too: native memory that runs out arrives as one, and the window has to go on.
    private static Optional<Throwable> guarded(Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Throwable failure) {
            Failures.log(failure);
            return Optional.of(failure);
        }
    }
}
