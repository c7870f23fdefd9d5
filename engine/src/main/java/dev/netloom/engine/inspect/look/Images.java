package dev.netloom.engine.inspect.look;

import dev.netloom.engine.data.LabelledImages;

/// Takes images in batches, all of one size: the last one is filled up with what was there before.
final class Images {
    private static final int BATCH = 100;

    /// What is done with a batch.
    @FunctionalInterface
    interface Work {
        /// @param pixels in batch, row, column, channel order
        /// @param first the first image's place in the file
        /// @param count how many of them count
        void on(float[] pixels, int first, int count);
    }

    private Images() {}

    /// The size of batch for these images.
    static int batch(LabelledImages images) {
        return Math.max(1, Math.min(BATCH, images.size()));
    }

    /// @return false where it was given up
    static boolean forEachBatch(LabelledImages images, int most, int batch, ProgressListener progress, Work work) {
        int size = images.shape().size();
        int all = Math.min(most, images.size());
        float[] pixels = new float[batch * size];
        for (int first = 0; first < all; first += batch) {
            int count = Math.min(batch, all - first);
            for (int n = 0; n < count; n++) {
                images.copyTo(first + n, pixels, n * size);
            }
            work.on(pixels, first, count);
            if (!progress.at((double) (first + count) / all)) {
                return false;
            }
        }
        return true;
    }
}
