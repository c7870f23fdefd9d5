package dev.netloom.engine.data;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Draws batches ahead of whoever asks for them, on a thread of its own, so that training never waits for data. The
/// buffers are a ring: the consumer holds one, the thread fills the others and then waits until half of them are free
/// again, since it takes a core from those who train whenever it is woken.
///
/// The thread ends with the last batch, with a failure, or with [#close], which returns when it has ended: then the
/// buffers are free.
final class Prefetcher implements Iterator<Batch>, AutoCloseable {
    private final BatchSource source;
    private final List<Batch> buffers;
    private final Batch[] drawn;
    private final Thread thread;
    private int produced; // batches that were drawn
    private int taken; // batches that the consumer was given
    private int free; // batches that it has done with
    private boolean resting; // the thread waits for free buffers
    private Throwable failure;
    private boolean closed;

    /// @param buffers at least two; nobody else may use them until this is closed
    Prefetcher(BatchSource source, List<Batch> buffers) {
        this.source = source;
        this.buffers = buffers;
        this.drawn = new Batch[buffers.size()];
        this.thread = new Thread(this::drawAll, "netloom-batches");
        thread.setDaemon(true);
        thread.start();
    }

    private void drawAll() {
        try {
            for (int number = 0; number < source.count() && awaitBuffer(number); number++) {
                put(number, source.draw(number, buffers.get(number % buffers.size())));
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            fail(e);
        }
    }

    /// Waits until the consumer has done with what was in the buffer of this batch before.
    ///
    /// @return false when closed
    private synchronized boolean awaitBuffer(int number) throws InterruptedException {
        while (!closed && number - buffers.size() >= free) {
            resting = true;
            wait();
        }
        resting = false;
        return !closed;
    }

    private synchronized void put(int number, Batch batch) {
        drawn[number % buffers.size()] = batch;
        produced = number + 1;
        notifyAll();
    }

    private synchronized void fail(Throwable cause) {
        failure = cause;
        notifyAll();
    }

    @Override
    public boolean hasNext() {
        return taken < source.count();
    }

    /// The next batch; the one before may be overwritten from now on. Waits even when interrupted, for the batch is at
    /// most one drawing away.
    ///
    /// @throws IllegalStateException where this was closed
    /// @throws RuntimeException what drawing the batch threw
    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Batch next = take();
        if (!hasNext()) {
            close();
        }
        return next;
    }

    private synchronized Batch take() {
        free = taken;
        if (resting && produced - free <= buffers.size() / 2) {
            notifyAll();
        }
        boolean interrupted = false;
        while (produced == taken && failure == null && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (closed) {
            throw new IllegalStateException("these batches were closed, or another epoch has begun");
        }
        if (produced == taken) {
            throw failed();
        }
        return drawn[taken++ % buffers.size()];
    }

    private RuntimeException failed() {
        return switch (failure) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case Throwable e -> new IllegalStateException(e);
        };
    }

    /// Ends the thread, and returns when it has ended, even when interrupted.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
