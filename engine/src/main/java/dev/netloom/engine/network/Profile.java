package dev.netloom.engine.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Where the time of a plan goes, added up over all threads and runs.
public final class Profile {
    /// Bringing weights into the order and precision that kernels read.
    public static final String PREPARING = "preparing";

    /// Adding up the gradients of the batch's parts.
    public static final String SUMMING = "summing";

    private final Map<String, LongAdder> times = new LinkedHashMap<>();

    /// What stands for going forward through a node.
    public static String forwardKey(String node) {
        return node + " forward";
    }

    public static String backwardKey(String node) {
        return node + " backward";
    }

    LongAdder forward(String node) {
        return adder(forwardKey(node));
    }

    LongAdder backward(String node) {
        return adder(backwardKey(node));
    }

    private synchronized LongAdder adder(String key) {
        return times.computeIfAbsent(key, unseen -> new LongAdder());
    }

    /// Seconds that all threads together spent on each: going forward and backward through nodes, and what else there
    /// is. What was merged into another took none.
    public synchronized Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        times.forEach((key, nanoseconds) -> seconds.put(key, nanoseconds.sum() / 1e9));
        return seconds;
    }

    void prepare(Runnable work) {
        time(adder(PREPARING), work);
    }

    void sum(Runnable work) {
        time(adder(SUMMING), work);
    }

    private static void time(LongAdder adder, Runnable work) {
        long start = System.nanoTime();
        work.run();
        adder.add(System.nanoTime() - start);
    }

    /// Forgets everything so far: the warm-up, say.
    public synchronized void reset() {
        times.values().forEach(LongAdder::reset);
    }
}
