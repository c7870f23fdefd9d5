package dev.netloom.engine.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// Threads that each run a part of a batch, with kernels that take one core each; or, for what cannot be parted, one
/// thread whose kernels take all cores. The thread that calls is the first of them.
///
/// A training step hands work over some four times, a few milliseconds apart, so that whoever waits first spins for a
/// moment: waking a parked thread takes as long as a small layer.
public final class WorkerPool implements RangePartition, AutoCloseable {
    private static final int SPINS = 60_000;
    private static final int CACHE_LINE = 16; // float32 values, which two threads had better not both write to

    private final Member[] others;
    private final int coresEach;

    /// @param size threads; each gets an equal share of `cores` for its kernels
    public WorkerPool(int size, int cores) {
        coresEach = Math.max(1, cores / size);
        others = new Member[size - 1];
        try {
            for (int i = 0; i < others.length; i++) {
                Member member = new Member(i + 1, coresEach);
                member.start();
                others[i] = member;
            }
        } catch (RuntimeException | Error e) { // the system may refuse a thread
            close();
            throw e;
        }
    }

    /// Cores that kernels may take.
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// Whether kernels can be kept to one core, so that a team of several makes sense.
    public static boolean canPart() {
        return OpenMp.adjustable();
    }

    public int size() {
        return others.length + 1;
    }

    /// Runs `work` for every member's number at once, each on its thread, and returns when all are done.
    ///
    /// @throws RuntimeException the first that any of them threw
    @Override
    public void run(IntConsumer work) {
        Task task = new Task(work, others.length);
        for (Member member : others) {
            member.give(task);
        }
        OpenMp.threadsOfThisThread(coresEach);
        task.perform(0);
        task.awaitOthers();
        switch (task.failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Runs `work` on the calling thread alone, whose kernels take the cores of all members meanwhile.
    public void runAlone(Runnable work) {
        OpenMp.threadsOfThisThread(coresEach * size());
        try {
            work.run();
        } finally {
            OpenMp.threadsOfThisThread(coresEach);
        }
    }

    @Override
    public int count() {
        return size();
    }

    @Override
    public void run(int values, Work work) {
        run(member -> work.on(member, begin(member, values), begin(member + 1, values)));
    }

    private int begin(int member, int values) {
        long even = (long) member * values / size();
        return member == size() ? values : (int) (even / CACHE_LINE * CACHE_LINE);
    }

    /// Ends the threads, and returns when they have ended.
    @Override
    public void close() {
        List<Member> started = Arrays.stream(others).filter(Objects::nonNull).toList();
        started.forEach(Member::dismiss);
        started.forEach(Member::awaitEnd);
    }

    private static final class Task {
        private final IntConsumer work;
        private final AtomicInteger pending;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final Thread caller = Thread.currentThread();

        Task(IntConsumer work, int others) {
            this.work = work;
            this.pending = new AtomicInteger(others);
        }

        void perform(int member) {
            try {
                work.accept(member);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        }

        void done() {
            if (pending.decrementAndGet() == 0) {
                LockSupport.unpark(caller);
            }
        }

        /// Waits for the end even when interrupted: the parts write to shared memory until then.
        void awaitOthers() {
            boolean interrupted = false;
            for (int spins = 0; pending.get() > 0; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Member extends Thread {
        private final int number;
        private final int cores;
        private final AtomicReference<Task> next = new AtomicReference<>();
        private volatile boolean dismissed;

        Member(int number, int cores) {
            super("netloom-kernels-" + number);
            setDaemon(true);
            this.number = number;
            this.cores = cores;
        }

        void give(Task task) {
            next.set(task);
            LockSupport.unpark(this);
        }

        void dismiss() {
            dismissed = true;
            LockSupport.unpark(this);
        }

        void awaitEnd() {
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            OpenMp.threadsOfThisThread(cores);
            for (int spins = 0; !dismissed; spins++) {
                Task task = next.getAndSet(null);
                if (task != null) {
                    task.perform(number);
                    task.done();
                    spins = 0;
                } else if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
        }
    }
}
