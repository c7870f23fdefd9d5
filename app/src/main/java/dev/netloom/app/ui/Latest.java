package dev.netloom.app.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Looks into networks in the background, at the newest of what is asked for: what waits is dropped when something
/// newer comes, and so is the outcome of work that was overtaken. For the FX thread.
public final class Latest<T> {
    private final Consumer<T> done;
    private final Consumer<Exception> failed;
    private Callable<T> next;
    private boolean busy;

    /// @param done takes the outcomes, on the FX thread
    public Latest(Consumer<T> done, Consumer<Exception> failed) {
        this.done = done;
        this.failed = failed;
    }

    public void ask(Callable<T> work) {
        next = work;
        if (!busy) {
            start();
        }
    }

    private void start() {
        Callable<T> work = next;
        next = null;
        busy = true;
        Background.INSPECTION.run(
                work, result -> end(() -> done.accept(result)), failure -> end(() -> failed.accept(failure)));
    }

    private void end(Runnable tell) {
        busy = false;
        if (next == null) {
            tell.run();
        } else {
            start();
        }
    }
}
