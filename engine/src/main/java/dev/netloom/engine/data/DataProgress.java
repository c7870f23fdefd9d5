package dev.netloom.engine.data;

/// Hears how far the reading of a data set is; from any thread, and often.
public interface DataProgress {
    DataProgress NONE = (done, total) -> {};

    /// May throw a [java.util.concurrent.CancellationException] to end it.
    ///
    /// @param done files of the `total`, or bytes
    void at(long done, long total);
}
