package dev.netloom.app.training;

import dev.netloom.engine.data.Dataset;

/// Where the images come from. Called once, off the FX thread.
@FunctionalInterface
public interface DataLoader {
    /// Every failure is caught and told in words: a [dev.netloom.engine.store.FileProblem] in its own.
    Dataset load() throws Exception;
}
