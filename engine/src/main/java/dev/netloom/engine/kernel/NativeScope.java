package dev.netloom.engine.kernel;

import dev.netloom.engine.memory.AvailableMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/// Owns native memory and oneDNN's objects, and frees all of them at once, the youngest first.
public final class NativeScope implements AutoCloseable {
    private static final long CACHE_LINE = 64;
    private static final AtomicLong IN_USE = new AtomicLong();

    private final Arena arena = Arena.ofShared();
    private final Deque<Runnable> releases = new ArrayDeque<>();
    private final AtomicLong own = new AtomicLong();

    /// Bytes that all scopes of this process hold.
    public static long bytesInUse() {
        return IN_USE.get();
    }

    /// A float32 tensor of zeros.
    public Tensor tensor(Layout layout, int... dims) {
        return tensor(Precision.FLOAT32, layout, dims);
    }

    /// A tensor of zeros.
    public Tensor tensor(Precision precision, Layout layout, int... dims) {
        return new Tensor(this, bytes(precision.bytes * Tensor.size(dims)), precision, layout, dims);
    }

    MemorySegment bytes(long count) {
        AvailableMemory.require("a buffer", count); // what was estimated may have been too little
        MemorySegment memory = arena.allocate(Math.max(count, Float.BYTES), CACHE_LINE);
        own.addAndGet(memory.byteSize());
        IN_USE.addAndGet(memory.byteSize());
        return memory;
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
            IN_USE.addAndGet(-own.getAndSet(0));
        }
    }
}
