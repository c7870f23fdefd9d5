package dev.netloom.app.costs;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/// CPU time of threads by their names, from `begin` on: nanoseconds of the JVM's own count.
final class ThreadTimes {
    static final String FX = "JavaFX Application Thread";
    static final String RENDERER = "QuantumRenderer";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Long> before = now();
    private final long start = System.nanoTime();

    private ThreadTimes() {}

    static ThreadTimes begin() {
        return new ThreadTimes();
    }

    /// Of one core, 0 to 1, of the threads whose names begin so.
    double share(String... names) {
        double elapsed = System.nanoTime() - start;
        Map<String, Long> now = now();
        double used = 0;
        for (String name : names) {
            used += sum(now, name) - sum(before, name);
        }
        return used / elapsed;
    }

    private static long sum(Map<String, Long> times, String name) {
        return times.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Long> now() {
        Map<String, Long> times = new LinkedHashMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null) {
                long used = Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
                times.merge(thread.getThreadName(), used, Long::sum);
            }
        }
        return times;
    }

    /// The id of the thread that draws.
    static long renderer() {
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(RENDERER)) {
                return thread.getThreadId();
            }
        }
        throw new IllegalStateException("nothing draws");
    }

    static long used(long thread) {
        return THREADS.getThreadCpuTime(thread);
    }
}
