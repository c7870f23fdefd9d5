package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Reads and writes IDX files, plain or gzipped: a magic number (0, 0, type, number of dimensions),
/// the dimensions as big-endian ints, then the values. Only bytes (type 8) are read and written.
/// Source: Yann LeCun's page on MNIST.
final class Idx {
    private static final int BYTES = 8;

    /// @param dims images, rows, columns; or labels
    record Content(int[] dims, byte[] values) {}

    private Idx() {}

    /// @param file where the plain file would be; `.gz` is tried after it
    /// @throws FileProblem where it is missing, damaged, or has another number of dimensions
    static Content read(Path file, int dimensions) throws FileProblem {
        Path zipped = file.resolveSibling(file.getFileName() + ".gz");
        Path found = Files.exists(file) ? file : zipped;
        if (!Files.exists(found)) {
            throw new FileProblem("missing", "there is no file " + file + " or " + zipped.getFileName(), file);
        }
        try (InputStream raw = Files.newInputStream(found);
                InputStream in = found.equals(zipped) ? new GZIPInputStream(raw, 1 << 16) : raw) {
            return content(found, ByteBuffer.wrap(in.readAllBytes()), dimensions);
        } catch (IOException e) {
            throw DataFolder.damaged(found, "it cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    private static Content content(Path file, ByteBuffer bytes, int dimensions) throws FileProblem {
        if (bytes.remaining() < 4 + 4 * dimensions || bytes.getInt() != (BYTES << 8 | dimensions)) {
            throw DataFolder.damaged(file, "it is not an IDX file of bytes in " + dimensions + " dimensions");
        }
        int[] dims = new int[dimensions];
        long size = 1;
        for (int i = 0; i < dimensions; i++) {
            dims[i] = bytes.getInt();
            size = dims[i] < 0 || size > Integer.MAX_VALUE ? Long.MAX_VALUE : size * dims[i];
        }
        if (size != bytes.remaining()) {
            throw DataFolder.damaged(file, "it should hold " + size + " values and holds " + bytes.remaining());
        }
        byte[] values = new byte[bytes.remaining()];
        bytes.get(values);
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
