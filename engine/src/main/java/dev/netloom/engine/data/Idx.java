package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.SafeFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Reads and writes IDX files, plain or gzipped: a magic number (0, 0, type, number of dimensions),
/// the dimensions as big-endian ints, then the values. Only bytes (type 8) are read and written.
/// Source: Yann LeCun's page on MNIST.
final class Idx {
    private static final int BYTES = 8;
    private static final int BUFFER = 1 << 16;
    /// Images never shrink that much; what swells so is not read into memory.
    private static final long LARGEST_RATIO = 200;

    private static final long ALWAYS_FITS = 64L << 20;
    private static final long LARGEST = Integer.MAX_VALUE - 8; // bytes of a Java array

    /// @param dims images, rows, columns; or labels
    record Content(int[] dims, byte[] values) {}

    private Idx() {}

    /// Where `file` is, if anywhere: also gzipped, with `.gz` behind its name, and with a dot instead of the dash
    /// before `idx`, as some archives have it.
    static Optional<Path> find(Path file) {
        String name = file.getFileName().toString();
        return Stream.of(name, name.replace("-idx", ".idx"))
                .flatMap(one -> Stream.of(one, one + ".gz"))
                .map(file::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /// @param file where the plain file would be
    /// @throws FileProblem where it is missing, damaged, or has another number of dimensions
    static Content read(Path file, int dimensions) throws FileProblem {
        Path found = find(file)
                .orElseThrow(() -> new FileProblem(
                        "missing", "there is no file " + file + " or " + file.getFileName() + ".gz", file));
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(found), BUFFER);
                DataInputStream in = new DataInputStream(unpacked(raw))) {
            return content(found, in, dimensions);
        } catch (EOFException e) {
            throw DataFolder.damaged(found, "it breaks off");
        } catch (IOException e) {
            throw DataFolder.damaged(found, "it cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    /// What is gzipped says so in its first two bytes, whatever its name is.
    static InputStream unpacked(InputStream raw) throws IOException {
        raw.mark(2);
        boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return zipped ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    private static Content content(Path file, DataInputStream in, int dimensions) throws IOException, FileProblem {
        byte[] header = in.readNBytes(Integer.BYTES * (1 + dimensions));
        ByteBuffer fields = ByteBuffer.wrap(header);
        if (header.length < Integer.BYTES * (1 + dimensions) || fields.getInt() != (BYTES << 8 | dimensions)) {
            throw DataFolder.damaged(file, "it is not an IDX file of bytes in " + dimensions + " dimensions");
        }
        int[] dims = new int[dimensions];
        long size = 1;
        for (int i = 0; i < dimensions; i++) {
            dims[i] = fields.getInt();
            size = dims[i] < 0 || size > Integer.MAX_VALUE ? Long.MAX_VALUE : size * dims[i];
        }
        if (size > LARGEST || size > Math.max(ALWAYS_FITS, LARGEST_RATIO * Files.size(file))) {
            throw DataFolder.damaged(
                    file,
                    "it should hold " + Arrays.toString(dims) + " values, and is too small or too large for that");
        }
        byte[] values = in.readNBytes((int) size);
        if (values.length < size || in.read() >= 0) {
            throw DataFolder.damaged(
                    file,
                    "it should hold " + size + " values and holds " + (values.length < size ? values.length : "more"));
        }
        return new Content(dims, values);
    }

    /// Writes `values` gzipped to `file` with `.gz` behind its name, whole or not at all.
    static void write(Path file, byte[] values, int... dims) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * dims.length).putInt(BYTES << 8 | dims.length);
        for (int dim : dims) {
            header.putInt(dim);
        }
        SafeFile.write(file.resolveSibling(file.getFileName() + ".gz"), raw -> {
            try (OutputStream out = new GZIPOutputStream(raw)) {
                out.write(header.array());
                out.write(values);
            }
        });
    }
}
