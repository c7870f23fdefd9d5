package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.WorkerPool;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class WeightAverageTest {
    /// By hand, with a decay of 0.2: step 1 keeps 2/11 (the warm-up), step 2 keeps min(0.2, 3/12) = 0.2.
    @Test
    void averagesFollowTheFormulaAndItsWarmUp() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocateFrom(JAVA_FLOAT, 1, -4);
            try (WeightAverage average = new WeightAverage(values, 0.2, RangePartition.WHOLE)) {
                set(values, 2, 0);
                average.add();
                double first = 2 / 11.0 + 2 * 9 / 11.0;
                assertThat((double) of(average, 0)).isCloseTo(first, within(1e-6));
                assertThat((double) of(average, 1)).isCloseTo(-4 * 2 / 11.0, within(1e-6));
                set(values, 0, 8);
                average.add();
                assertThat((double) of(average, 0)).isCloseTo(0.2 * first, within(1e-6));
                assertThat((double) of(average, 1)).isCloseTo(-0.2 * 8 / 11.0 + 0.8 * 8, within(1e-6));
                assertThat(average.steps()).isEqualTo(2);
            }
        }
    }

    @Test
    void swappedTwiceEveryBitIsBackAndThreadsShareTheWork() {
        int count = 5003;
        float[] start = new float[count];
        for (int i = 0; i < count; i++) {
            start[i] = (i - 7) / 3f;
        }
        start[5] = Float.NaN;
        start[6] = -0f;
        try (Arena arena = Arena.ofShared();
                WorkerPool team = new WorkerPool(2, 2)) {
            MemorySegment values = arena.allocateFrom(JAVA_FLOAT, start);
            try (WeightAverage average = new WeightAverage(values, 0.9, team)) {
                for (int i = 0; i < count; i++) {
                    values.setAtIndex(JAVA_FLOAT, i, 1);
                }
                average.add();
                MemorySegment mean = arena.allocate(values.byteSize());
                mean.copyFrom(average.state().getFirst().asSlice(0, values.byteSize()));
                MemorySegment raw = arena.allocate(values.byteSize());
                raw.copyFrom(values);

                average.swap();
                assertThat(values.mismatch(mean)).isEqualTo(-1);
                assertThat(values.getAtIndex(JAVA_FLOAT, 100)).isBetween(6f, 7f); // 1 · 9/11 + 31 · 2/11 = 6.45
                average.swap();
                assertThat(values.mismatch(raw)).isEqualTo(-1);
                assertThat(average.state()
                                .getFirst()
                                .asSlice(0, values.byteSize())
                                .mismatch(mean))
                        .isEqualTo(-1);
            }
        }
    }

    private static void set(MemorySegment values, float first, float second) {
        values.setAtIndex(JAVA_FLOAT, 0, first);
        values.setAtIndex(JAVA_FLOAT, 1, second);
    }

    private static float of(WeightAverage average, int index) {
        return average.state().getFirst().getAtIndex(JAVA_FLOAT, index);
    }
}
