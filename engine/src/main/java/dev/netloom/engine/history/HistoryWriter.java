package dev.netloom.engine.history;

import dev.netloom.engine.store.FileProblem;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that writes one run into the history, so that the run never waits for a disk: of what is handed to it
/// only the newest is written, and since each holds all that is known, a failed write is made up for by the next.
final class HistoryWriter implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 15;
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("history").daemon().factory());
    private final AtomicReference<RunSnapshot> next = new AtomicReference<>();
    private final HistorySource history;
    private final Supplier<String> kernels;
    private final Consumer<FileProblem> trouble;
    private final Set<String> told = new HashSet<>();

    HistoryWriter(HistorySource history, Supplier<String> kernels, Consumer<FileProblem> trouble) {
        this.history = history;
        this.kernels = kernels;
        this.trouble = trouble;
    }

    /// Returns at once.
    void offer(RunSnapshot newest) {
        if (next.getAndSet(newest) == null) {
            thread.execute(this::write);
        }
    }

    private void write() {
        RunSnapshot snapshot = next.getAndSet(null);
        try {
            history.get().save(snapshot, snapshot.epochs().isEmpty() ? "" : kernels.get());
        } catch (FileProblem problem) {
            tell(problem);
        } catch (RuntimeException | Error e) {
            tell(unexpected(e));
        }
    }

    /// Something of the run did not get here.
    void miss(RuntimeException why) {
        thread.execute(() -> tell(unexpected(why)));
    }

    private FileProblem unexpected(Throwable e) {
        LOG.error("a run could not be written into the history", e);
        return new FileProblem("history-failed", e.toString(), history.folder(), e.toString());
    }

    private void tell(FileProblem problem) {
        if (told.add(problem.key())) {
            trouble.accept(problem);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
