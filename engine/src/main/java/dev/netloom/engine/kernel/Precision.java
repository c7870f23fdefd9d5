package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;

import java.util.Locale;

/// How activations are stored and multiplied. Parameters, their gradients and all sums are float32 in either case.
public enum Precision {
    /// 24 significant bits.
    FLOAT32(dnnl_f32, Float.BYTES),
    /// The upper half of a float32: its range, with 8 significant bits. Products are summed in float32.
    /// Source: Kalamkar et al., *A Study of BFLOAT16 for Deep Learning Training*, 2019.
    BFLOAT16(dnnl_bf16, Short.BYTES);

    final int type;
    final int bytes;

    Precision(int type, int bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /// bfloat16 where the processor multiplies it itself; emulating it would be slower than float32, and less exact.
    public static Precision best() {
        return Dnnl.multipliesBfloat16() ? BFLOAT16 : FLOAT32;
    }

    /// Whether this processor multiplies such numbers itself.
    public boolean isNative() {
        return this == FLOAT32 || Dnnl.multipliesBfloat16();
    }

    /// Of one value.
    public int bytes() {
        return bytes;
    }

    /// `float32`, `bfloat16`
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The bfloat16 nearest to `value`, ties to even, as its 16 bits.
    static short toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if ((bits & 0x7fffffff) > 0x7f800000) {
            return (short) (bits >>> 16 | 0x40); // rounding must not make an infinity of NaN
        }
        return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
    }

    static float fromBfloat16(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
