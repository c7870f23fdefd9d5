package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import java.nio.file.Path;

/// Makes pictures of all sizes images of one shape.
///
/// @param shape of the images: one channel makes grey of colours
record PictureFitter(Shape shape, Fit fit) {
    /// The pixels of `file`, in channel, row, column order.
    byte[] read(Path file) throws PictureFile.Unreadable {
        try (PictureFile picture = new PictureFile(file)) {
            byte[] bytes = new byte[shape.size()];
            coloured(fit(picture)).copyTo(bytes, 0, shape.channels());
            return bytes;
        }
    }

    Picture fit(PictureFile picture) throws PictureFile.Unreadable {
        Picture read = picture.read(2 * Math.max(shape.width(), shape.height()));
        return fit.apply(read, shape.width(), shape.height());
    }

    Picture coloured(Picture picture) {
        return shape.channels() == 1 ? picture.grey() : picture;
    }
}
