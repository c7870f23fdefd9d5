package dev.netloom.engine.data;

import java.util.List;
import java.util.zip.Checksum;

/// Where the pixels of images of one shape are: bytes, 0 to 255, each image in channel, row, column order. Serves any
/// number of threads.
sealed interface Pixels permits PixelArray, DecodedPictures {
    /// An array that holds the image; who takes it must not write to it.
    byte[] array(int image);

    /// Where in that array the image begins.
    int begin(int image);

    /// Adds what tells this image from others.
    void addTo(List<Checksum> sums, int image);

    /// The images at these places, in this order.
    Pixels select(int[] images);
}
