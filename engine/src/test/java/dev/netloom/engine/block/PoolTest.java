package dev.netloom.engine.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolTest {
    private static Pool pool(int kernel, int stride, int padding) {
        return Pool.of(Pool.Kind.MAX, kernel, stride, padding);
    }

    /// PyTorch's sizes with `ceil_mode=False`.
    @ParameterizedTest
    @CsvSource({
        "28, 2, 2, 0, 14",
        "15, 2, 2, 0, 7",
        "112, 3, 2, 1, 56",
        "55, 3, 2, 0, 27",
        "7, 7, 1, 0, 1",
        "5, 2, 3, 1, 2",
        "1, 2, 2, 1, 1",
        "2, 1, 2, 0, 1"
    })
    void sidesFollowPyTorch(int side, int kernel, int stride, int padding, int expected) {
        List<Shape> input = List.of(new Shape(6, side, side));
        assertThat(pool(kernel, stride, padding).problem(input)).isEmpty();
        assertThat(pool(kernel, stride, padding).outputShape(input)).isEqualTo(new Shape(6, expected, expected));
    }

    /// PyTorch's sizes with `ceil_mode=True`: one more where something is left over, unless that window would start in
    /// the padding behind the image. The first is a layer of SqueezeNet.
    @ParameterizedTest
    @CsvSource({
        "111, 3, 2, 0, 55",
        "112, 3, 2, 0, 56",
        "5, 2, 2, 0, 3",
        "5, 2, 2, 1, 3",
        "4, 2, 2, 1, 3",
        "2, 2, 3, 1, 1",
        "3, 2, 3, 1, 2",
        "4, 3, 2, 1, 3",
        "2, 3, 2, 0, 1",
        "1, 4, 4, 2, 1",
        "10, 1, 4, 0, 3"
    })
    void ceilGivesTheRestAWindow(int side, int kernel, int stride, int padding, int expected) {
        Pool pool = new Pool(Pool.Kind.AVERAGE, kernel, stride, padding, true);
        List<Shape> input = List.of(new Shape(6, side, side));
        assertThat(pool.problem(input)).isEmpty();
        assertThat(pool.outputShape(input)).isEqualTo(new Shape(6, expected, expected));
        int last = (expected - 1) * stride - padding;
        assertThat(last).as("where the last window starts").isLessThan(side);
        assertThat(pool.covered(expected - 1, side)).isEqualTo(Math.min(kernel, side + padding - last));
    }

    @Test
    void ceilTakesWindowsThatStartInTheImageOnly() {
        assertThat(new Pool(Pool.Kind.MAX, 3, 2, 0, true).problem(List.of(new Shape(1, 1, 1))))
                .contains(Problem.of("pool.too-small", 3, 1));
        assertThat(new Pool(Pool.Kind.MAX, 3, 2, 0, true).problem(List.of(new Shape(1, 2, 2))))
                .isEmpty();
        assertThat(pool(3, 2, 0).problem(List.of(new Shape(1, 2, 2)))).isPresent();
    }

    @Test
    void paddingIsAtMostHalfTheWindow() {
        List<Shape> input = List.of(new Shape(1, 8, 8));
        assertThat(pool(3, 2, 2).problem(input)).contains(Problem.of("pool.padding", 3, 2, 1));
        assertThat(pool(4, 2, 2).problem(input)).isEmpty();
    }

    @Test
    void theWindowFitsIntoThePaddedImage() {
        List<Shape> input = List.of(new Shape(1, 4, 2));
        assertThat(pool(3, 1, 0).problem(input)).contains(Problem.of("pool.too-small", 3, 2));
        assertThat(pool(3, 1, 1).problem(input)).isEmpty();
    }

    @Test
    void nothingIsLearnedAndNothingCounted() {
        List<Shape> input = List.of(new Shape(1, 4, 4));
        assertThat(pool(2, 2, 0).parameterCount(input)).isZero();
        assertThat(pool(2, 2, 0).multiplyAdds(input)).isZero();
        assertThat(pool(3, 2, 1).window(input.getFirst())).isEqualTo(new Window(3, 3, 2, 1));
    }
}
