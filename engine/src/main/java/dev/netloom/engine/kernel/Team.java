package dev.netloom.engine.kernel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/// Threads that each run a part of a batch, with kernels that take one core each; or, for what cannot be parted, one
/// thread whose kernels take all cores.
public final class Team implements AutoCloseable {
    private final Member[] members;

    /// @param size threads; each gets an equal share of `cores` for its kernels
    public Team(int size, int cores) {
        members = new Member[size];
        for (int i = 0; i < size; i++) {
            members[i] = new Member(i, Math.max(1, cores / size));
            members[i].start();
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
        return members.length;
    }

    /// Runs `work` for every member's number at once, each on its thread, and returns when all are done.
    ///
    /// @throws RuntimeException the first that any of them threw
    public void run(IntConsumer work) {
        run(work, members.length);
    }

    /// As [#run(IntConsumer)], on the first `count` members only.
    public void run(IntConsumer work, int count) {
        CountDownLatch done = new CountDownLatch(count);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int i = 0; i < count; i++) {
            members[i].give(work, done, failure);
        }
        awaitAll(done);
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Waits for the end even when interrupted: the parts write to shared memory until then.
    private static void awaitAll(CountDownLatch done) {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        for (Member member : members) {
            member.dismiss();
        }
    }

    private record Task(IntConsumer work, CountDownLatch done, AtomicReference<Throwable> failure) {}

    private static final class Member extends Thread {
        private final int number;
        private final int cores;
        private Task task;
        private boolean dismissed;

        Member(int number, int cores) {
            super("netloom-kernels-" + number);
            setDaemon(true);
            this.number = number;
            this.cores = cores;
        }

        synchronized void give(IntConsumer work, CountDownLatch done, AtomicReference<Throwable> failure) {
            task = new Task(work, done, failure);
            notifyAll();
        }

        synchronized void dismiss() {
            dismissed = true;
            notifyAll();
        }

        private synchronized Task next() throws InterruptedException {
            while (task == null && !dismissed) {
                wait();
            }
            Task next = task;
            task = null;
            return next;
        }

        @Override
        public void run() {
            OpenMp.threadsOfThisThread(cores);
            try {
                for (Task next = next(); next != null; next = next()) {
                    perform(next);
                }
            } catch (InterruptedException e) {
                // nobody interrupts a member; if somebody does, it ends
            }
        }

        private void perform(Task task) {
            try {
                task.work().accept(number);
            } catch (RuntimeException | Error e) {
                task.failure().compareAndSet(null, e);
            } finally {
                task.done().countDown();
            }
        }
    }
}
