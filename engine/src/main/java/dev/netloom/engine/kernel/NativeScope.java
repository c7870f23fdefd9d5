package dev.netloom.engine.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/// Owns native memory and oneDNN's objects, and frees all of them at once, the youngest first.
public final class NativeScope implements AutoCloseable {
    private static final long CACHE_LINE = 64;

    private final Arena arena = Arena.ofShared();
    private final Deque<Runnable> releases = new ArrayDeque<>();

    /// A tensor of zeros.
    public Tensor tensor(Layout layout, int... dims) {
        long bytes = Float.BYTES * Tensor.size(dims);
        return new Tensor(this, arena.allocate(Math.max(bytes, Float.BYTES), CACHE_LINE), layout, dims);
    }

    MemorySegment bytes(long count) {
        return arena.allocate(Math.max(count, 1), CACHE_LINE);
    }

    synchronized void onClose(Runnable release) {
        releases.push(release);
    }

    @Override
    public synchronized void close() {
        releases.forEach(Runnable::run);
        releases.clear();
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
