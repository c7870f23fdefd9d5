package dev.netloom.engine.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// Deals images out in batches. The last batch of an epoch holds what is left.
public final class Batches {
    private final LabelledImages images;
    private final int batchSize;
    private final float[] pixels;
    private final int[] labels;

    public Batches(LabelledImages images, int batchSize) {
        this.images = images;
        this.batchSize = Math.min(batchSize, images.size());
        this.pixels =
                new float[Math.multiplyExact(this.batchSize, images.shape().size())];
        this.labels = new int[this.batchSize];
    }

    public int perEpoch() {
        return (images.size() + batchSize - 1) / batchSize;
    }

    /// All images once, in an order that only `seed` and `epoch` decide.
    public Iterable<Batch> epoch(long seed, int epoch) {
        int[] order = inOrder();
        RandomGenerator random = new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), -epoch});
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return () -> new Dealer(order);
    }

    /// All images once, in the order of their file.
    public Iterable<Batch> inFileOrder() {
        return () -> new Dealer(inOrder());
    }

    private int[] inOrder() {
        int[] order = new int[images.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }

    private final class Dealer implements Iterator<Batch> {
        private final int[] order;
        private int next;

        Dealer(int[] order) {
            this.order = order;
        }

        @Override
        public boolean hasNext() {
            return next < order.length;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int size = Math.min(batchSize, order.length - next);
            for (int i = 0; i < size; i++) {
                images.copyTo(order[next + i], pixels, i * images.shape().size());
                labels[i] = images.label(order[next + i]);
            }
            next += size;
            return new Batch(size, pixels, labels);
        }
    }
}
