package dev.netloom.engine.data;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Draws each batch when it is asked for, on the thread that asks.
final class PlainIterator implements Iterator<Batch> {
    private final BatchSource source;
    private final Batch buffer;
    private int next;

    PlainIterator(BatchSource source, Batch buffer) {
        this.source = source;
        this.buffer = buffer;
    }

    @Override
    public boolean hasNext() {
        return next < source.count();
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return source.draw(next++, buffer);
    }
}
