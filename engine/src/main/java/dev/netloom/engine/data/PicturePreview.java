package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import java.nio.file.Path;
import java.util.Locale;

/// A picture as its file has it, to be looked at beside what a network sees of it.
public final class PicturePreview {
    private PicturePreview() {}

    /// The one image of a set of its own, in the picture's proportions.
    ///
    /// @param side pixels of its longer side at most
    /// @throws FileProblem where it cannot be read
    public static LabelledImages of(Path file, int side) throws FileProblem {
        try (PictureFile picture = new PictureFile(file)) {
            Picture read = picture.read(side);
            double scale = Math.min(1, (double) side / Math.max(read.width(), read.height()));
            Picture small = Resampling.resize(read, (int) Math.max(1, Math.round(read.width() * scale)), (int)
                    Math.max(1, Math.round(read.height() * scale)));
            Shape shape = new Shape(small.isGrey() ? 1 : 3, small.height(), small.width());
            return new LabelledImages(shape, small.planes(), new byte[1]);
        } catch (PictureFile.Unreadable e) {
            throw unread(file, e);
        }
    }

    static FileProblem unread(Path file, PictureFile.Unreadable e) {
        return new FileProblem("picture-" + e.reason().name().toLowerCase(Locale.ROOT), file + " cannot be read", file);
    }
}
