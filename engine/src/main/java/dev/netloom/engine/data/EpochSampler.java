package dev.netloom.engine.data;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.Augmenter;

/// Deals the images of one epoch in a given order. Serves one thread at a time.
final class EpochSampler implements BatchSource {
    private final LabelledImages images;
    private final int[] order;
    private final int batchSize;
    private final Augmenter augmenter;
    private final long seed;
    private final int epoch;
    private final float[] first; // of a batch whose images are mixed

    /// @param seed of the augmentation, as `epoch`
    EpochSampler(LabelledImages images, int[] order, int batchSize, Augmentation augmentation, long seed, int epoch) {
        this.images = images;
        this.order = order;
        this.batchSize = batchSize;
        this.augmenter = new Augmenter(augmentation, images.shape());
        this.seed = seed;
        this.epoch = epoch;
        this.first = new float[augmenter.mixes() ? images.shape().size() : 0];
    }

    @Override
    public int count() {
        return Math.ceilDiv(order.length, batchSize);
    }

    @Override
    public Batch draw(int number, Batch buffer) {
        int first = number * batchSize;
        int size = Math.min(batchSize, order.length - first);
        for (int i = 0; i < size; i++) {
            int image = order[first + i];
            int offset = i * images.shape().size();
            images.copyPlain(image, buffer.images(), offset);
            augmenter.apply(buffer.images(), offset, seed, epoch, image);
            images.normalization().apply(buffer.images(), offset, images.shape());
            buffer.labels()[i] = images.label(image);
            if (buffer.places() != null) {
                buffer.places()[i] = image;
            }
        }
        if (augmenter.mixes()) {
            mix(number * batchSize, size, buffer);
        }
        return size == buffer.size() ? buffer : buffer.first(size);
    }

    /// Mixes each image with the next one, and the last with the first: their order is random as it is.
    private void mix(int begin, int size, Batch batch) {
        int values = images.shape().size();
        System.arraycopy(batch.images(), 0, first, 0, values);
        for (int i = 0; i < size; i++) {
            boolean last = i == size - 1;
            float[] others = last ? first : batch.images();
            int image = order[begin + i];
            batch.mix().shares()[i] =
                    augmenter.mix(batch.images(), i * values, others, last ? 0 : (i + 1) * values, seed, epoch, image);
            batch.mix().labels()[i] = batch.labels()[last ? 0 : i + 1];
        }
    }
}
