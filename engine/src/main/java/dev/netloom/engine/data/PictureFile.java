package dev.netloom.engine.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A picture that is being read: first how large it is, then, if that is wanted, its pixels.
final class PictureFile implements AutoCloseable {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp");
    /// Those of pictures that nobody would expect to be passed over without a word.
    private static final Set<String> OTHER_ENDINGS =
            Set.of("tif", "tiff", "webp", "heic", "heif", "avif", "jp2", "jxl", "svg", "ppm", "pgm", "pbm", "tga");

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");
    /// Bytes. A picture of 4096 x 4096 pixels takes 50 MB at most.
    private static final long LARGEST = 64L << 20;

    /// What Java's JPEG reader says when it makes pixels up; it says more, of files that are whole.
    private static final Pattern MADE_UP =
            Pattern.compile("Truncated|premature|Huffman|progression|found marker", Pattern.CASE_INSENSITIVE);

    /// A file that is to be passed over.
    static final class Unreadable extends Exception {
        private final SkippedFile.Reason reason;

        Unreadable(SkippedFile.Reason reason, Throwable cause) {
            super(cause);
            this.reason = reason;
        }

        SkippedFile.Reason reason() {
            return reason;
        }
    }

    private final ImageReader reader;
    private boolean madeUp;

    PictureFile(Path file) throws Unreadable {
        reader = guarded(() -> open(file));
        reader.addIIOReadWarningListener(
                (source, warning) -> madeUp |= MADE_UP.matcher(warning).find());
    }

    /// Whether the name is that of a picture, read or not.
    static boolean isPicture(Path file) {
        return ENDINGS.contains(ending(file)) || OTHER_ENDINGS.contains(ending(file));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static ImageReader open(Path file) throws IOException, Unreadable {
        if (OTHER_ENDINGS.contains(ending(file))) {
            throw new Unreadable(SkippedFile.Reason.FORMAT, null);
        }
        if (Files.size(file) > LARGEST) {
            throw new Unreadable(SkippedFile.Reason.DAMAGED, null);
        }
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new Unreadable(SkippedFile.Reason.DAMAGED, null);
        }
        ImageReader reader = readers.next();
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            reader.dispose();
            throw new Unreadable(SkippedFile.Reason.FORMAT, null);
        }
        reader.setInput(in, true, true);
        return reader;
    }

    int width() throws Unreadable {
        return guarded(() -> reader.getWidth(0));
    }

    int height() throws Unreadable {
        return guarded(() -> reader.getHeight(0));
    }

    Picture read() throws Unreadable {
        Picture picture = guarded(() -> Picture.of(reader.read(0, settings())));
        if (madeUp) {
            throw new Unreadable(SkippedFile.Reason.DAMAGED, null);
        }
        return picture;
    }

    /// Java converts the colours of a JPEG by its profile, and of no other picture; it does not where bands are chosen.
    private ImageReadParam settings() throws IOException {
        ImageReadParam settings = reader.getDefaultReadParam();
        if (reader.getFormatName().equals("JPEG") && reader.getRawImageType(0) != null) {
            int[] all =
                    IntStream.range(0, reader.getRawImageType(0).getNumBands()).toArray();
            settings.setSourceBands(all);
            settings.setDestinationBands(all);
        }
        return settings;
    }

    private interface Work<T> {
        T get() throws IOException, Unreadable;
    }

    /// Damaged files make ImageIO throw all kinds of exceptions.
    private static <T> T guarded(Work<T> work) throws Unreadable {
        try {
            return work.get();
        } catch (IOException | RuntimeException e) {
            boolean unsupported = String.valueOf(e.getMessage()).startsWith("Unsupported Image Type");
            throw new Unreadable(unsupported ? SkippedFile.Reason.FORMAT : SkippedFile.Reason.DAMAGED, e);
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
