package dev.netloom.engine.store.interop;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Files that `interop/make.py` and `numpy/make.py` made, and safetensors of the same numbers.
final class Fixtures {
    static final Graph GRAPH =
            Graph.chain(new Input(1, 2, 2), Conv.of(2, 2, 1, 0), new Flatten(), Dense.of(3), new Output());

    static final float[] CONV = {-1, -0.75f, -0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f};

    private Fixtures() {}

    /// @param name `interop/state.pth`
    static byte[] bytes(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// @param header JSON, with ' for "
    static byte[] safetensors(String header, byte[] values) {
        byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(values)
                .array();
    }

    static byte[] safetensors() {
        ByteBuffer values =
                ByteBuffer.allocate(8 * 2 + 2 * 4 + 6 * 8 + 3 * 2 + 8).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : CONV) {
            values.putShort(Float.floatToFloat16(value));
        }
        values.putFloat(0.25f).putFloat(-0.1f);
        for (int i = 0; i < 6; i++) {
            values.putDouble(i * 1.1f);
        }
        for (float value : new float[] {1, 2, 3e-5f}) {
            values.putShort((short) (Float.floatToIntBits(value) >>> Short.SIZE));
        }
        values.putLong(7);
        return safetensors(
                "{'__metadata__':{'format':'pt'},"
                        + "'conv1.weight':{'dtype':'F16','shape':[2,1,2,2],'data_offsets':[0,16]},"
                        + "'conv1.bias':{'dtype':'F32','shape':[2],'data_offsets':[16,24]},"
                        + "'dense1.weight':{'dtype':'F64','shape':[3,2],'data_offsets':[24,72]},"
                        + "'dense1.bias':{'dtype':'BF16','shape':[3],'data_offsets':[72,78]},"
                        + "'bn1.num_batches_tracked':{'dtype':'I64','shape':[],'data_offsets':[78,86]}}",
                values.array());
    }
}
