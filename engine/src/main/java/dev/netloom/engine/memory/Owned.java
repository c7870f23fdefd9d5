package dev.netloom.engine.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// What an object has made and has to close: all of it with the object, or at once where making the rest fails. The
/// youngest is closed first, and each of them whatever closing another throws.
public final class Owned implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /// @return what was `made`
    public <T> T add(T made, Consumer<? super T> close) {
        closings.push(() -> close.accept(made));
        return made;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
