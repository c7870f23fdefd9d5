package dev.netloom.engine.data;

import java.nio.file.Path;

/// What a data set goes without. `data.skipped.REASON` in the texts says it to the user.
///
/// @param file the file that was passed over, or the folder that gives nothing
public record SkippedFile(Path file, Reason reason) {
    /// Why.
    public enum Reason {
        /// It breaks off, or its pixels do not come out whole.
        DAMAGED,
        /// It is a picture of a kind that is not read, such as HEIC or SVG.
        FORMAT,
        /// It takes more memory than a picture may.
        LARGE,
        /// It is the folder of a class, and there is no image in it to train on.
        EMPTY,
        /// It is the folder of a class that there are only images to test on.
        UNTRAINED,
        /// It lies where no picture of a class is looked for: beside the folders of the classes, in a folder within
        /// one,
        /// or in a part that is neither trained nor tested on.
        ELSEWHERE
    }
}
