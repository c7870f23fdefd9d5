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
    private final GuardZones guards; // null for none

    public NativeScope() {
        this(null);
    }

    private NativeScope(GuardZones guards) {
        this.guards = guards;
    }

    /// One that knows whether kernels keep to their memory, at some cost.
    public static NativeScope guarded() {
        return new NativeScope(new GuardZones());
    }

    /// Bytes that all scopes of this process hold.
    public static long bytesInUse() {
        return IN_USE.get();
    }

    boolean isGuarded() {
        return guards != null;
    }

    /// Whether nothing was written outside of the memory that was taken from here since it was last asked, as far as
    /// guards can tell.
    public boolean isIntact() {
        return guards == null || guards.areUntouched();
    }

    /// A float32 tensor of zeros.
    public Tensor tensor(TensorLayout layout, int... dims) {
        return tensor(Precision.FLOAT32, layout, dims);
    }

    /// A tensor of zeros.
    public Tensor tensor(Precision precision, TensorLayout layout, int... dims) {
        return new Tensor(this, bytes(precision.bytes * Tensor.size(dims)), precision, layout, dims);
    }

    /// So many bytes of zeros.
    public MemorySegment bytes(long count) {
        long bytes = Math.max(count, Float.BYTES);
        AvailableMemory.require("a buffer", bytes); // what was estimated may have been too little
        own.addAndGet(bytes);
        IN_USE.addAndGet(bytes);
        return guards == null ? arena.allocate(bytes, CACHE_LINE) : guards.around(arena, bytes, CACHE_LINE);
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
