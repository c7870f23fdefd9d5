package dev.netloom.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Checksum;

/// Pictures that stay on the disk, since all of them would not fit: each is decoded when it is asked for, and the
/// latest are kept. A picture that has become unreadable since the set was opened is black.
final class DecodedPictures implements Pixels {
    private static final long KEPT_BYTES = 16L << 20;

    private final List<Path> files;
    private final PictureFitter fitter;
    private final Map<Path, byte[]> latest;

    /// @param fitter makes a file an image of the set's shape
    DecodedPictures(List<Path> files, PictureFitter fitter) {
        this.files = List.copyOf(files);
        this.fitter = fitter;
        int most = (int) Math.max(2, KEPT_BYTES / fitter.shape().size());
        this.latest = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, byte[]> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public byte[] array(int image) {
        Path file = files.get(image);
        synchronized (latest) {
            byte[] kept = latest.get(file);
            if (kept != null) {
                return kept;
            }
        }
        byte[] decoded = decode(file);
        synchronized (latest) {
            latest.put(file, decoded);
        }
        return decoded;
    }

    private byte[] decode(Path file) {
        try {
            return fitter.read(file);
        } catch (PictureFile.Unreadable e) {
            return new byte[fitter.shape().size()];
        }
    }

    @Override
    public int begin(int image) {
        return 0;
    }

    /// Decoding all of them would take minutes: the bytes of the files, and how they are fitted, will do.
    @Override
    public void addTo(List<Checksum> sums, int image) {
        try {
            byte[] content = Files.readAllBytes(files.get(image));
            sums.forEach(sum -> sum.update(content));
            if (fitter.fit() != Fit.FIT) { // as in histories from before there was a choice
                sums.forEach(sum -> sum.update(fitter.fit().ordinal()));
            }
        } catch (IOException e) {
            sums.forEach(sum -> sum.update(0));
        }
    }

    @Override
    public DecodedPictures select(int[] images) {
        return new DecodedPictures(Arrays.stream(images).mapToObj(files::get).toList(), fitter);
    }
}
