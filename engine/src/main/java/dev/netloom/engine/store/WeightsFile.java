package dev.netloom.engine.store;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes and reads weights as NumPy's `.npz`: a zip of `.npy` arrays, float32, C order, named as in [Weights].
///
/// Source: NumPy, *NEP 1 — A Simple File Format for NumPy Arrays*, version 1.0. ND4J's own reader is not used: it
/// misreads Fortran order silently and fails on compressed files.
public final class WeightsFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int PIECE = 1 << 14;

    /// The array that says what images the weights were trained on: bytes, UTF-8.
    public static final String INPUT = "netloom.input";

    private WeightsFile() {}

    public static void write(Path file, Weights weights) throws IOException {
        SafeFile.write(file, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, Weights.Values> array : weights.arrays().entrySet()) {
                    zip.putNextEntry(entry(array.getKey()));
                    writeArray(zip, array.getValue());
                    zip.closeEntry();
                }
                if (!weights.input().isEmpty()) {
                    byte[] text = weights.input().getBytes(StandardCharsets.UTF_8);
                    zip.putNextEntry(entry(INPUT));
                    writeHeader(zip, "|u1", text.length + ",");
                    zip.write(text);
                    zip.closeEntry();
                }
            }
        });
    }

    /// Without the time of day: the same weights are the same bytes.
    private static ZipEntry entry(String array) {
        ZipEntry entry = new ZipEntry(array + ".npy");
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }

    /// What `file` has for `graph`: float16, float32 or float64, in either byte order, in C or Fortran order,
    /// stored or
    /// compressed.
    ///
    /// @throws FileProblem where the file is missing or damaged, or lacks a parameter of the graph, or has it in
    ///                     another shape, or with NaN or infinity in it
    public static StoredWeights read(Path file, Graph graph) throws FileProblem {
        return new WeightsReader(file, graph).read();
    }

    /// Every array of `file`, whatever network it belongs to.
    ///
    /// @param most values that are read, of all arrays together
    /// @throws FileProblem where the file is missing or damaged, or holds more, or NaN or infinity
    public static Weights readAll(Path file, long most) throws FileProblem {
        return new WeightsReader(file, most).read().weights();
    }

    /// What images the weights in an open `.npz` were trained on, in the words of the data set; empty where it does not
    /// say.
    public static String input(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(INPUT + ".npy");
        return entry == null ? "" : WeightsReader.text(zip, entry);
    }

    private static void writeArray(OutputStream out, Weights.Values array) throws IOException {
        String dims = array.dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String comma = array.dims().size() == 1 ? "," : "";
        writeHeader(out, "<f4", dims + comma);
        writeValues(out, array.values());
    }

    private static void writeHeader(OutputStream out, String type, String shape) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int unpadded = MAGIC.length + 2 + header.length() + 1;
        String padded = header + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        DataOutputStream data = new DataOutputStream(out);
        data.write(MAGIC);
        data.writeShort(Short.reverseBytes((short) padded.length()));
        data.write(padded.getBytes(StandardCharsets.US_ASCII));
        data.flush();
    }

    /// As float32, little endian. Piece by piece: the arrays of large networks fill half of the memory already.
    public static void writeValues(OutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int first = 0; first < values.length; first += PIECE) {
            int length = Math.min(PIECE, values.length - first);
            bytes.asFloatBuffer().put(values, first, length);
            out.write(bytes.array(), 0, length * Float.BYTES);
        }
    }
}
