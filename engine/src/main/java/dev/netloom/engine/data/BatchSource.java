package dev.netloom.engine.data;

/// Batches by number: the same number gives the same batch, however often and on whatever thread.
interface BatchSource {
    int count();

    /// Writes batch `number`, from 0 to below the count, into the arrays of `buffer`.
    ///
    /// @return `buffer`, or a batch of fewer images in its arrays
    Batch draw(int number, Batch buffer);
}
