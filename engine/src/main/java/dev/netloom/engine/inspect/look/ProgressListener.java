package dev.netloom.engine.inspect.look;

/// Hears how far a long look has come, and says whether it is still wanted.
@FunctionalInterface
public interface ProgressListener {
    /// For who wants it to the end and no word of it.
    ProgressListener SILENT = done -> true;

    /// @param done the share that is done, 0 to 1
    /// @return false to give it up
    boolean at(double done);
}
