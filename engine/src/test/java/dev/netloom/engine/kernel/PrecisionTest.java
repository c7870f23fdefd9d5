package dev.netloom.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionTest {
    /// Between 1 and 2, bfloat16 has steps of 1/128.
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-1.5, -1.5",
        "1.0038, 1", // below half a step
        "1.0040, 1.0078125", // above it
        "1.00390625, 1", // half a step: to the even one
        "1.01171875, 1.015625", // half a step: to the even one
        "3.4028235e38, Infinity", // beyond the largest
    })
    void floatsAreRoundedToTheNearestWithTiesToEven(float value, float rounded) {
        assertThat(Precision.fromBfloat16(Precision.toBfloat16(value))).isEqualTo(rounded);
    }

    @Test
    void infinitiesAndNanStayWhatTheyAre() {
        assertThat(Precision.fromBfloat16(Precision.toBfloat16(Float.NEGATIVE_INFINITY)))
                .isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Precision.fromBfloat16(Precision.toBfloat16(Float.NaN))).isNaN();
        assertThat(Precision.fromBfloat16(Precision.toBfloat16(Float.intBitsToFloat(0x7f800001))))
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 100})
    void tensorsKeepWhatTheirPrecisionHolds(int count) {
        try (NativeScope scope = new NativeScope()) {
            Tensor tensor = scope.tensor(Precision.BFLOAT16, TensorLayout.VECTOR, count);
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = i - 7.5f;
            }
            tensor.set(values, count);
            assertThat(tensor.toArray()).containsExactly(values);
            assertThat(tensor.bytes().byteSize()).isGreaterThanOrEqualTo(2L * count);
        }
    }
}
