package dev.netloom.engine.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Where the time of a plan goes: nanoseconds by layer, forward and backward, added up over all threads and runs.
public final class Profile {
    private final Map<String, LongAdder> forward = new LinkedHashMap<>();
    private final Map<String, LongAdder> backward = new LinkedHashMap<>();
    private final LongAdder preparing = new LongAdder();
    private final LongAdder summing = new LongAdder();

    synchronized LongAdder forward(String node) {
        return forward.computeIfAbsent(node, key -> new LongAdder());
    }

    synchronized LongAdder backward(String node) {
        return backward.computeIfAbsent(node, key -> new LongAdder());
    }

    /// Seconds that all threads together spent forward in `node`; 0 for one that was merged into another.
    public synchronized double forwardSeconds(String node) {
        return seconds(forward.get(node));
    }

    public synchronized double backwardSeconds(String node) {
        return seconds(backward.get(node));
    }

    /// What all threads together spent on bringing weights into the order and precision that kernels read.
    public double preparingSeconds() {
        return seconds(preparing);
    }

    /// What all threads together spent on adding up the gradients of the batch's parts.
    public double summingSeconds() {
        return seconds(summing);
    }

    void prepare(Runnable work) {
        time(preparing, work);
    }

    void sum(Runnable work) {
        time(summing, work);
    }

    private static void time(LongAdder adder, Runnable work) {
        long start = System.nanoTime();
        work.run();
        adder.add(System.nanoTime() - start);
    }

    private static double seconds(LongAdder nanoseconds) {
        return nanoseconds == null ? 0 : nanoseconds.sum() / 1e9;
    }

    /// Forgets everything so far: the warm-up, say.
    public synchronized void reset() {
        forward.values().forEach(LongAdder::reset);
        backward.values().forEach(LongAdder::reset);
        preparing.reset();
        summing.reset();
    }
}
