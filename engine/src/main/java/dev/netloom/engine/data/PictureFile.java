package dev.netloom.engine.data;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
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
///
/// Java reads PNG, JPEG, GIF and BMP; TwelveMonkeys reads WebP, TIFF, and JPEGs of four inks.
final class PictureFile implements AutoCloseable {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp");
    /// Those of pictures that nobody would expect to be passed over without a word.
    private static final Set<String> OTHER_ENDINGS =
            Set.of("heic", "heif", "avif", "jp2", "jxl", "svg", "ppm", "pgm", "pbm", "tga", "psd");

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp", "tiff", "webp");
    /// Bytes of a file.
    private static final long LARGEST = 128L << 20;

    /// Pixels of a picture: more than most cameras take.
    private static final long MOST_PIXELS = 128L << 20;

    /// Columns or rows.
    private static final int LONGEST_SIDE = 1 << 15;

    /// Pixels that are decoded one by one; of a larger picture every second or third will do.
    private static final long MANY_PIXELS = 4L << 20;

    /// What readers say when they make pixels up; they say more, of files that are whole.
    private static final Pattern MADE_UP = Pattern.compile(
            "Truncated|premature|Huffman|progression|found marker|unexpected end", Pattern.CASE_INSENSITIVE);

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

    private final byte[] content;
    private final ImageReader reader;
    private final int orientation;
    private boolean madeUp;

    PictureFile(Path file) throws Unreadable {
        content = guarded(() -> content(file));
        reader = guarded(() -> open(content));
        orientation = orientation(content);
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

    private static byte[] content(Path file) throws IOException, Unreadable {
        if (OTHER_ENDINGS.contains(ending(file))) {
            throw new Unreadable(SkippedFile.Reason.FORMAT, null);
        }
        if (Files.size(file) > LARGEST) {
            throw new Unreadable(SkippedFile.Reason.LARGE, null);
        }
        return Files.readAllBytes(file);
    }

    private static ImageReader open(byte[] content) throws IOException, Unreadable {
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content));
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        boolean other = false;
        ImageReader found = null;
        while (readers.hasNext()) {
            ImageReader next = readers.next();
            boolean read = FORMATS.contains(next.getFormatName().toLowerCase(Locale.ROOT));
            other |= !read;
            if (read && (found == null || isOfJava(next))) {
                found = next;
            }
        }
        if (found == null) {
            throw new Unreadable(other ? SkippedFile.Reason.FORMAT : SkippedFile.Reason.DAMAGED, null);
        }
        found.setInput(in, false, true);
        return isOfFourInks(found) ? converting(in) : found;
    }

    private static boolean isOfJava(ImageReader reader) {
        return reader.getOriginatingProvider().getVendorName().startsWith("Oracle");
    }

    /// Java has no colours for the inks of printers.
    private static boolean isOfFourInks(ImageReader reader) throws IOException {
        return isJpeg(reader)
                && reader.getRawImageType(0) == null
                && !reader.getImageTypes(0).hasNext();
    }

    private static boolean isJpeg(ImageReader reader) throws IOException {
        return reader.getFormatName().equalsIgnoreCase("JPEG");
    }

    private static ImageReader converting(ImageInputStream in) throws IOException, Unreadable {
        in.seek(0);
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(in); readers.hasNext(); ) {
            ImageReader next = readers.next();
            if (!isOfJava(next)) {
                next.setInput(in, false, true);
                return next;
            }
        }
        throw new Unreadable(SkippedFile.Reason.FORMAT, null);
    }

    /// How EXIF says that the picture is to be turned; 1 for not at all.
    private static int orientation(byte[] content) {
        try {
            ExifDirectoryBase exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer found = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return found == null ? 1 : found;
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return 1; // what is wrong with the picture is found when it is decoded
        }
    }

    private boolean isTurned() {
        return orientation >= 5 && orientation <= 8;
    }

    /// Columns and rows of the picture as it is seen.
    ///
    /// @throws Unreadable also where it has too many
    DataSettings.Size size() throws Unreadable {
        return guarded(() -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
                throw new Unreadable(SkippedFile.Reason.LARGE, null);
            }
            return isTurned() ? new DataSettings.Size(height, width) : new DataSettings.Size(width, height);
        });
    }

    /// @param side that the shorter side keeps at least, where a large picture is read in part
    Picture read(int side) throws Unreadable {
        Picture picture = guarded(() -> {
            DataSettings.Size size = size();
            ImageReadParam settings = settings();
            if ((long) size.width() * size.height() > MANY_PIXELS) {
                int every = Math.max(1, Math.min(size.width(), size.height()) / side);
                settings.setSourceSubsampling(every, every, 0, 0);
            }
            return Picture.of(reader.read(0, settings)).oriented(orientation);
        });
        if (madeUp) {
            throw new Unreadable(SkippedFile.Reason.DAMAGED, null);
        }
        return picture;
    }

    /// Java converts the colours of a JPEG by its profile, and of no other picture; it does not where bands are chosen.
    private ImageReadParam settings() throws IOException {
        ImageReadParam settings = reader.getDefaultReadParam();
        if (isJpeg(reader) && isOfJava(reader) && reader.getRawImageType(0) != null) {
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

    /// Damaged files make readers throw all kinds of exceptions.
    private static <T> T guarded(Work<T> work) throws Unreadable {
        try {
            return work.get();
        } catch (IOException | RuntimeException e) {
            boolean unsupported = String.valueOf(e.getMessage()).startsWith("Unsupported");
            throw new Unreadable(unsupported ? SkippedFile.Reason.FORMAT : SkippedFile.Reason.DAMAGED, e);
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
