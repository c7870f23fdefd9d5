package dev.netloom.engine.store.interop.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;

/// The numbers of an ONNX tensor.
final class OnnxTensors {
    private OnnxTensors() {}

    /// @throws NoBlock where it holds something else, not as many, or NaN or infinity
    static float[] floats(TensorProto tensor) throws NoBlock {
        float[] values = read(tensor);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw NoBlock.damaged(tensor.getName() + " holds " + value);
            }
        }
        return values;
    }

    private static float[] read(TensorProto tensor) throws NoBlock {
        int count = count(tensor);
        DataType type = DataType.forNumber(tensor.getDataType());
        if (type != DataType.FLOAT
                && type != DataType.DOUBLE
                && type != DataType.FLOAT16
                && type != DataType.BFLOAT16) {
            throw NoBlock.damaged(tensor.getName() + " is of type " + type + " in place of float");
        }
        ByteBuffer raw = raw(tensor);
        int bytes = type == DataType.DOUBLE ? Double.BYTES : type == DataType.FLOAT ? Float.BYTES : Short.BYTES;
        int given = raw.hasRemaining() ? raw.remaining() / bytes : listed(tensor, type);
        if (given != count || raw.remaining() % bytes != 0) {
            throw NoBlock.damaged(tensor.getName() + " should hold " + count + " values and holds " + given);
        }
        float[] values = new float[count];
        boolean listed = !raw.hasRemaining();
        for (int i = 0; i < count; i++) {
            values[i] = switch (type) {
                case FLOAT -> listed ? tensor.getFloatData(i) : raw.getFloat();
                case DOUBLE -> (float) (listed ? tensor.getDoubleData(i) : raw.getDouble());
                case FLOAT16 -> Float.float16ToFloat(listed ? (short) tensor.getInt32Data(i) : raw.getShort());
                default -> Float.intBitsToFloat((listed ? tensor.getInt32Data(i) : raw.getShort()) << 16);
            };
        }
        return values;
    }

    private static int listed(TensorProto tensor, DataType type) {
        return switch (type) {
            case FLOAT -> tensor.getFloatDataCount();
            case DOUBLE -> tensor.getDoubleDataCount();
            default -> tensor.getInt32DataCount();
        };
    }

    /// Whole numbers: a shape, or axes.
    static long[] whole(TensorProto tensor) throws NoBlock {
        int count = count(tensor);
        ByteBuffer raw = raw(tensor);
        boolean isLong = tensor.getDataType() == DataType.INT64.getNumber();
        boolean listed = !raw.hasRemaining();
        int given = listed ? tensor.getInt64DataCount() : raw.remaining() / Long.BYTES;
        if (!isLong || given != count) {
            throw NoBlock.damaged(tensor.getName() + " should hold " + count + " whole numbers");
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = listed ? tensor.getInt64Data(i) : raw.getLong();
        }
        return values;
    }

    static List<Integer> dims(TensorProto tensor) throws NoBlock {
        count(tensor);
        return tensor.getDimsList().stream().map(Long::intValue).toList();
    }

    private static ByteBuffer raw(TensorProto tensor) {
        return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int count(TensorProto tensor) throws NoBlock {
        long count = 1;
        for (long dim : tensor.getDimsList()) {
            count = dim < 0 || dim > Integer.MAX_VALUE ? -1 : count * dim;
            if (count < 0 || count > Integer.MAX_VALUE) {
                throw NoBlock.damaged(tensor.getName() + " has impossible dimensions");
            }
        }
        return (int) count;
    }
}
