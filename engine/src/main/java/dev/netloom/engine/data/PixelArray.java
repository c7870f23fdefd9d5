package dev.netloom.engine.data;

import java.util.List;
import java.util.zip.Checksum;

/// Images in memory, one behind the other.
///
/// @param size bytes of an image
record PixelArray(int size, byte[] values) implements Pixels {
    @Override
    public byte[] array(int image) {
        return values;
    }

    @Override
    public int begin(int image) {
        return image * size;
    }

    @Override
    public void addTo(List<Checksum> sums, int image) {
        sums.forEach(sum -> sum.update(values, begin(image), size));
    }

    @Override
    public PixelArray select(int[] images) {
        byte[] chosen = new byte[Math.multiplyExact(images.length, size)];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(values, images[i] * size, chosen, i * size, size);
        }
        return new PixelArray(size, chosen);
    }
}
