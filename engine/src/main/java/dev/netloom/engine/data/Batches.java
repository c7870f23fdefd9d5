package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.augment.Augmentation;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// Deals images out in batches. The last batch of an epoch holds what is left. Serves one thread at a time.
public final class Batches implements AutoCloseable {
    /// Buffers to draw into: one is in use, and the fewer are ready, the more often their thread interrupts others.
    private static final int LARGEST_RING = 8;

    private static final int SMALLEST_RING = 3;
    private static final long RING_VALUES = 1 << 23; // 32 MB

    private final LabelledImages images;
    private final int batchSize;
    private final Augmentation augmentation;
    private List<Batch> ring = List.of();
    private Prefetcher prefetcher;

    public Batches(LabelledImages images, int batchSize) {
        this(images, batchSize, Augmentation.NONE);
    }

    /// @param augmentation of the images of an epoch; those in file order are shown as they are
    public Batches(LabelledImages images, int batchSize, Augmentation augmentation) {
        this.images = images;
        this.batchSize = Math.min(batchSize, images.size());
        this.augmentation = augmentation;
    }

    /// Bytes of the buffers that an epoch is drawn into.
    ///
    /// @param shape of an image
    public static long bytes(Shape shape, int batchSize) {
        return ring(shape, batchSize) * batchSize * shape.size() * Float.BYTES;
    }

    private static long ring(Shape shape, int batchSize) {
        return Math.clamp(RING_VALUES / ((long) batchSize * shape.size()), SMALLEST_RING, LARGEST_RING);
    }

    public int perEpoch() {
        return Math.ceilDiv(images.size(), batchSize);
    }

    /// All images once. Their order, and what augmentation makes of them, follow from `seed` and `epoch` alone.
    ///
    /// They are drawn ahead on another thread, which ends with the epoch, with the next one, or with [#close]: a
    /// consumer that stops early closes.
    public Iterable<Batch> epoch(long seed, int epoch) {
        return epoch(seed, epoch, 0);
    }

    /// As [#epoch], without the first `seen` images: what is left where batches of another size dealt those out.
    public Iterable<Batch> epoch(long seed, int epoch, int seen) {
        return () -> prefetched(epochOf(seed, epoch, seen));
    }

    /// All images once, in the order of their file, drawn on the thread that asks.
    public Iterable<Batch> inFileOrder() {
        Batches plain = augmentation.isNone() ? this : new Batches(images, batchSize);
        return () -> new PlainIterator(plain.dealer(inOrder(), Augmentation.NONE, 0, 0), plain.buffer());
    }

    /// As [#inFileOrder()], each image as augmentation changes it in an epoch.
    public Iterable<Batch> inFileOrder(long seed, int epoch) {
        return () -> new PlainIterator(dealer(inOrder(), augmentation, seed, epoch), buffer());
    }

    /// One image as an epoch shows it: what a run of this seed, with all these images to learn from and batches of this
    /// size from its beginning on, sees then.
    ///
    /// @return a batch whose first image it is
    public Batch variant(long seed, int epoch, int image) {
        int[] drawn = augmentation.mixes() ? withItsNeighbour(image, shuffled(seed, epoch)) : new int[] {image};
        return new EpochSampler(images, drawn, drawn.length, augmentation, seed, epoch).draw(0, buffer(drawn.length));
    }

    /// An image and the next one of its batch, with which it is mixed; the image alone where its batch has no other.
    private int[] withItsNeighbour(int image, int[] order) {
        int place = IntStream.range(0, order.length)
                .filter(i -> order[i] == image)
                .findFirst()
                .orElseThrow();
        int begin = place / batchSize * batchSize;
        int size = Math.min(batchSize, order.length - begin);
        int next = order[begin + (place - begin + 1) % size];
        return size == 1 ? new int[] {image} : new int[] {image, next};
    }

    BatchSource epochOf(long seed, int epoch, int seen) {
        int[] order = shuffled(seed, epoch);
        return dealer(Arrays.copyOfRange(order, seen, order.length), augmentation, seed, epoch);
    }

    Batch buffer() {
        return buffer(batchSize);
    }

    private Batch buffer(int size) {
        int values = Math.multiplyExact(size, images.shape().size());
        Batch.Mix mix = augmentation.mixes() ? new Batch.Mix(size) : null;
        return new Batch(size, new float[values], new int[size], mix, new int[size]);
    }

    private Iterator<Batch> prefetched(BatchSource source) {
        close();
        if (ring.isEmpty()) {
            ring = Stream.generate(this::buffer)
                    .limit(ring(images.shape(), batchSize))
                    .toList();
        }
        prefetcher = new Prefetcher(source, ring);
        return prefetcher;
    }

    private BatchSource dealer(int[] order, Augmentation augmentation, long seed, int epoch) {
        return new EpochSampler(images, order, batchSize, augmentation, seed, epoch);
    }

    private int[] shuffled(long seed, int epoch) {
        int[] order = inOrder();
        RandomGenerator random = new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), -epoch});
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private int[] inOrder() {
        return IntStream.range(0, images.size()).toArray();
    }

    /// Ends the thread that draws ahead, if there is one, and returns when it has ended. Batches can be drawn again
    /// afterwards.
    @Override
    public void close() {
        if (prefetcher != null) {
            prefetcher.close();
            prefetcher = null;
        }
    }
}
