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

    /// A float32 tensor of zeros.
    public Tensor tensor(Layout layout, int... dims) {
        return tensor(Precision.FLOAT32, layout, dims);
    }

    /// A tensor of zeros.
    public Tensor tensor(Precision precision, Layout layout, int... dims) {
        return new Tensor(this, bytes(precision.bytes * Tensor.size(dims)), precision, layout, dims);
    }

    MemorySegment bytes(long count) {
        return arena.allocate(Math.max(count, Float.BYTES), CACHE_LINE);
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
