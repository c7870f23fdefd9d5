package dev.netloom.engine.store.interop.onnx;

import dev.netloom.engine.store.FileProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;

/// How large an ONNX file is, before memory is taken for it: what stands in it besides the numbers of its tensors
/// becomes many small objects, which take up to a hundred times as much.
final class OnnxSize {
    /// Bytes of names, operators and settings. A network of hundreds of layers has some 100,000.
    private static final long MOST_BESIDES = 4L << 20;
    /// The file, its tensors, and the weights that are made of them.
    private static final int TIMES = 3;

    /// Field numbers, from the model to the numbers of a tensor: of its weights, and of a `Constant` operator.
    private static final int[][] PATHS = {{7, 5}, {7, 1, 5, 5}};
    private static final int FLOATS = 4;
    private static final int RAW = 9;

    private long numbers;

    private OnnxSize() {}

    /// @throws FileProblem where it is too large
    static void require(Path file) throws FileProblem, IOException {
        long size = Files.size(file);
        if (size > Integer.MAX_VALUE || size * TIMES > Runtime.getRuntime().maxMemory()) {
            throw tooLarge(file);
        }
        OnnxSize sizes = new OnnxSize();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            CodedInputStream coded = CodedInputStream.newInstance(in);
            coded.setSizeLimit(Integer.MAX_VALUE);
            sizes.count(coded, new int[0]);
        }
        if (size - sizes.numbers > MOST_BESIDES) {
            throw tooLarge(file);
        }
    }

    private static FileProblem tooLarge(Path file) {
        return new FileProblem("onnx-large", file + " is too large to be read as ONNX", file);
    }

    private void count(CodedInputStream in, int[] path) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean isSized = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            int[] below = Arrays.copyOf(path, path.length + 1);
            below[path.length] = field;
            if (isSized && leads(below)) {
                int limit = in.pushLimit(in.readRawVarint32());
                count(in, below);
                in.popLimit(limit);
            } else if (isSized && isTensor(path) && (field == FLOATS || field == RAW)) {
                int length = in.readRawVarint32();
                in.skipRawBytes(length);
                numbers += length;
            } else if (!in.skipField(tag)) {
                return;
            }
        }
    }

    private static boolean leads(int[] path) {
        for (int[] whole : PATHS) {
            if (path.length <= whole.length && Arrays.equals(path, 0, path.length, whole, 0, path.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTensor(int[] path) {
        return Arrays.stream(PATHS).anyMatch(whole -> Arrays.equals(whole, path));
    }
}
