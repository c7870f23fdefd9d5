package dev.netloom.engine.store;

import dev.netloom.engine.network.Weights;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Reads and writes weights as NumPy's `.npz`: a zip of `.npy` arrays, float32, C order, named as in [Weights].
///
/// Source: NumPy, *NEP 1 — A Simple File Format for NumPy Arrays*, version 1.0. ND4J's own reader is not used: it
/// misreads Fortran order silently and fails on compressed files.
public final class WeightsFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
    private static final int ALIGNMENT = 64;
    private static final int PIECE = 1 << 14;

    private WeightsFile() {}

    public static void write(Path file, Weights weights) throws IOException {
        SafeFile.write(file, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, Weights.Values> array : weights.arrays().entrySet()) {
                    zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                    writeArray(zip, array.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    /// @throws FileProblem where the file is missing or is not an `.npz` of float32 arrays
    public static Weights read(Path file) throws FileProblem {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().replaceFirst("\\.npy$", "");
                try (InputStream in = zip.getInputStream(entry)) {
                    arrays.put(name, readArray(file, name, in.readAllBytes()));
                }
            }
        } catch (NoSuchFileException e) {
            throw new FileProblem("missing", "there is no file " + file, file);
        } catch (IOException e) {
            throw damaged(file, "it cannot be unpacked (" + e.getMessage() + ")");
        }
        if (arrays.isEmpty()) {
            throw damaged(file, "it is not a zip of arrays");
        }
        return new Weights(arrays);
    }

    private static void writeArray(OutputStream out, Weights.Values array) throws IOException {
        String dims = array.dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String comma = array.dims().size() == 1 ? "," : "";
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + dims + comma + "), }";
        int unpadded = MAGIC.length + 2 + header.length() + 1;
        String padded = header + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        DataOutputStream data = new DataOutputStream(out);
        data.write(MAGIC);
        data.writeShort(Short.reverseBytes((short) padded.length()));
        data.write(padded.getBytes(StandardCharsets.US_ASCII));
        writeValues(data, array.values());
        data.flush();
    }

    /// Piece by piece: the arrays of large networks fill half of the memory already.
    private static void writeValues(OutputStream out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int first = 0; first < values.length; first += PIECE) {
            int length = Math.min(PIECE, values.length - first);
            bytes.asFloatBuffer().put(values, first, length);
            out.write(bytes.array(), 0, length * Float.BYTES);
        }
    }

    private static Weights.Values readArray(Path file, String name, byte[] bytes) throws FileProblem {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length - 2];
        if (buffer.remaining() < MAGIC.length + 2) {
            throw damaged(file, name + " breaks off");
        }
        buffer.get(magic);
        int version = buffer.get();
        buffer.get();
        if (!new String(magic, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY")) {
            throw damaged(file, name + " is not a NumPy array");
        }
        long length = version == 1 ? buffer.getShort() & 0xffff : buffer.getInt() & 0xffffffffL;
        if (length > buffer.remaining()) {
            throw damaged(file, name + " breaks off");
        }
        byte[] header = new byte[(int) length];
        buffer.get(header);
        return values(file, name, new String(header, StandardCharsets.ISO_8859_1), buffer);
    }

    private static Weights.Values values(Path file, String name, String header, ByteBuffer buffer) throws FileProblem {
        Matcher shape = SHAPE.matcher(header);
        if (!header.contains("'<f4'") || !shape.find()) {
            throw damaged(file, name + " is not of float32");
        }
        List<Integer> dims = new ArrayList<>();
        long size = 1;
        for (String dim : shape.group(1).split(",")) {
            if (!dim.isBlank()) {
                dims.add(Integer.valueOf(dim.strip()));
                size *= dims.getLast();
            }
        }
        if (header.contains("'fortran_order': True") && dims.size() > 1) {
            throw damaged(file, name + " is in Fortran order; save it in C order");
        }
        if (size * Float.BYTES != buffer.remaining()) {
            throw damaged(
                    file, name + " should hold " + size + " values and holds " + buffer.remaining() / Float.BYTES);
        }
        float[] values = new float[(int) size];
        buffer.asFloatBuffer().get(values);
        return new Weights.Values(dims, values);
    }

    private static FileProblem damaged(Path file, String why) {
        return new FileProblem("damaged", file + " cannot be used: " + why, file, why);
    }
}
