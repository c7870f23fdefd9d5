package dev.netloom.engine.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The parts that a batch is dealt out in, where each is on a thread of its own and they tell one another something
/// in
/// the middle of a layer (an all-gather). A part that fails lets the others go.
public final class BatchParts {
    private static final int SPINS = 20_000;

    private final int count;
    private final Map<Integer, double[][]> told = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile int meetings;
    private volatile RuntimeException failure;

    public BatchParts(int count) {
        this.count = count;
    }

    public int count() {
        return count;
    }

    /// Before every run, while no part is at work.
    public void begin() {
        waiting.set(0);
        failure = null;
    }

    /// Lets those go that wait for a part which will not come: they throw `cause`, too.
    public void giveUp(RuntimeException cause) {
        failure = cause;
    }

    /// What every part has to say at one place, which only one of them says it at a time.
    ///
    /// @param place one for each layer and direction
    double[][] board(int place) {
        return told.computeIfAbsent(place, _ -> new double[count][]);
    }

    /// Waits until all parts are here.
    void meet() {
        int meeting = meetings;
        if (waiting.incrementAndGet() == count) {
            waiting.set(0);
            meetings = meeting + 1;
            return;
        }
        for (int spins = 0; meetings == meeting; spins++) {
            if (failure != null) {
                throw failure;
            }
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
