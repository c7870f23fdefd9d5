package dev.netloom.engine.memory;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What a piece of work takes of Java's heap.
public final class HeapUse {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /// What may fail.
    public interface Work {
        void run() throws Exception;
    }

    private HeapUse() {}

    /// Bytes of all objects that `work` makes on this thread.
    public static long of(Work work) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
