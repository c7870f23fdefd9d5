package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an array of a file is made of, and how floating point numbers are read from it.
public enum ElementType {
    FLOAT16(2, "F16", "Half"),
    BFLOAT16(2, "BF16", "BFloat16"),
    FLOAT32(4, "F32", "Float"),
    FLOAT64(8, "F64", "Double"),
    BOOL(1, "BOOL", "Bool"),
    UINT8(1, "U8", "Byte"),
    INT8(1, "I8", "Char"),
    UINT16(2, "U16", "UInt16"),
    INT16(2, "I16", "Short"),
    UINT32(4, "U32", "UInt32"),
    INT32(4, "I32", "Int"),
    UINT64(8, "U64", "UInt64"),
    INT64(8, "I64", "Long");

    private static final int CHUNK = 1 << 16;
    private static final int MOST_DIMENSIONS = 64;

    private final int bytes;
    private final String safetensors;
    private final String torch;

    ElementType(int bytes, String safetensors, String torch) {
        this.bytes = bytes;
        this.safetensors = safetensors;
        this.torch = torch;
    }

    /// @param name as safetensors has it: `F32`
    static Optional<ElementType> ofSafetensors(String name) {
        return Stream.of(values()).filter(type -> type.safetensors.equals(name)).findFirst();
    }

    /// @param storage PyTorch's class of memory: `FloatStorage`
    static Optional<ElementType> ofStorage(String storage) {
        return Stream.of(values())
                .filter(type -> (type.torch + "Storage").equals(storage))
                .findFirst();
    }

    /// @param code as NumPy has it, without the order of bytes: `f4`
    static Optional<ElementType> ofNumpy(String code) {
        return Stream.of(values()).filter(type -> type.numpy().equals(code)).findFirst();
    }

    private String numpy() {
        return switch (this) {
            case FLOAT16, FLOAT32, FLOAT64 -> "f" + bytes;
            case BFLOAT16 -> "bfloat16";
            case BOOL -> "b1";
            case UINT8, UINT16, UINT32, UINT64 -> "u" + bytes;
            case INT8, INT16, INT32, INT64 -> "i" + bytes;
        };
    }

    /// `float32`
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many bytes one of them takes.
    public int bytes() {
        return bytes;
    }

    /// The next values of a stream, as float32.
    ///
    /// @throws EOFException where there are fewer
    float[] read(InputStream in, int count, ByteOrder order) throws IOException {
        float[] values = new float[count];
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(order);
        for (int done = 0; done < count; ) {
            int next = Math.min(count - done, CHUNK / bytes);
            if (in.readNBytes(chunk.array(), 0, next * bytes) < next * bytes) {
                throw new EOFException("it breaks off");
            }
            chunk.clear();
            for (int i = 0; i < next; i++) {
                values[done++] = next(chunk);
            }
        }
        return values;
    }

    private float next(ByteBuffer chunk) {
        return switch (this) {
            case FLOAT16 -> Float.float16ToFloat(chunk.getShort());
            case BFLOAT16 -> Float.intBitsToFloat(chunk.getShort() << Short.SIZE);
            case FLOAT32 -> chunk.getFloat();
            case FLOAT64 -> (float) chunk.getDouble();
            case BOOL, UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64 ->
                throw new IllegalStateException(this + " is no floating point number");
        };
    }

    /// Brings values that lie at `strides` from each other into C order.
    ///
    /// @param strides values from one index of a dimension to the next, not negative
    static float[] inOrder(float[] stored, List<Integer> dims, List<Long> strides) {
        float[] values = new float[dims.stream().reduce(1, Math::multiplyExact)];
        int[] index = new int[dims.size()];
        long place = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = stored[(int) place];
            for (int d = index.length - 1; d >= 0; d--) {
                place += strides.get(d);
                if (++index[d] < dims.get(d)) {
                    break;
                }
                place -= strides.get(d) * dims.get(d);
                index[d] = 0;
            }
        }
        return values;
    }

    /// The strides of values in C order, the last index running fastest.
    static List<Long> strides(List<Integer> dims) {
        Long[] strides = new Long[dims.size()];
        long stride = 1;
        for (int d = strides.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= Math.max(1, dims.get(d));
        }
        return List.of(strides);
    }

    /// @param dims as a file has them
    /// @throws FileProblem where they cannot be right
    static List<Integer> dims(Stream<? extends Number> dims, FileProblem wrong) throws FileProblem {
        List<Long> all = dims.map(Number::longValue).toList();
        if (all.size() > MOST_DIMENSIONS || all.stream().anyMatch(dim -> dim < 0 || dim > Integer.MAX_VALUE)) {
            throw wrong;
        }
        List<Integer> checked = all.stream().map(Long::intValue).toList();
        if (new NamedTensor("", checked, "", () -> new float[0]).size() > Integer.MAX_VALUE) {
            throw wrong;
        }
        return checked;
    }
}
