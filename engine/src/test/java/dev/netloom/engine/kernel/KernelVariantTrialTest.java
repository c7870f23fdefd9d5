package dev.netloom.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.kernel.WeightedKernels.Tensors;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a trial thinks of kernels that are known to be right or wrong.
class KernelVariantTrialTest {
    private static final ExactConvolution WINDOW = new ExactConvolution(3, 2, 1, 1);

    private final NativeScope scope = new NativeScope();
    private Tensors tensors;

    @BeforeEach
    void shapes() {
        Tensor input = scope.tensor(TensorLayout.NHWC, 2, 3, 7, 5);
        Tensor weights = scope.tensor(TensorLayout.NCHW, 4, 3, 3, 3);
        Tensor bias = scope.tensor(TensorLayout.VECTOR, 4);
        Tensor output = scope.tensor(TensorLayout.NHWC, 2, 4, 4, 3);
        tensors = new Tensors(
                input,
                weights,
                bias,
                output,
                input.like(scope),
                weights.like(scope),
                bias.like(scope),
                output.like(scope),
                null);
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void rightKernelsAreTimed(Direction direction) {
        assertThat(isRight(direction, right(direction), right(direction))).containsExactly(true, true);
    }

    @ParameterizedTest
    @ValueSource(longs = {-4, 0, 5_000})
    void aKernelThatWritesOutsideOfItsMemoryIsWrong(long behind) {
        Variant wrong = but(Direction.BACKWARD_WEIGHTS, tensors -> {
            MemorySegment gradient = tensors.weightGradient().bytes();
            long place = behind < 0 ? behind : gradient.byteSize() + behind;
            at(gradient, place).set(ValueLayout.JAVA_FLOAT, 0, 0);
        });
        assertThat(isRight(Direction.BACKWARD_WEIGHTS, wrong, right(Direction.BACKWARD_WEIGHTS)))
                .containsExactly(false, true);
        assertThat(isRight(Direction.BACKWARD_WEIGHTS, right(Direction.BACKWARD_WEIGHTS), wrong))
                .containsExactly(true, false);
    }

    @Test
    void aKernelThatWritesBehindItsInputIsWrongAndTheNextIsNotBlamed() {
        Variant wrong = but(Direction.FORWARD, tensors -> {
            MemorySegment input = tensors.input().bytes();
            at(input, input.byteSize()).set(ValueLayout.JAVA_FLOAT, 0, 0);
        });
        assertThat(isRight(Direction.FORWARD, right(Direction.FORWARD), wrong, right(Direction.FORWARD)))
                .containsExactly(true, false, true);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aKernelThatIsOffAtASinglePlaceIsWrong(Direction direction) {
        Variant off = but(direction, tensors -> {
            Tensor result = direction.results(tensors).getLast();
            result.set(result.size() / 2, result.get(result.size() / 2) + 0.125f);
        });
        assertThat(isRight(direction, right(direction), off)).containsExactly(true, false);
        assertThat(isRight(direction, off, right(direction))).containsExactly(false, true);
    }

    @Test
    void aKernelThatLeavesAPlaceUnwrittenIsWrong() {
        Variant lazy = but(Direction.FORWARD, tensors -> tensors.output().set(17, Float.NaN));
        assertThat(isRight(Direction.FORWARD, right(Direction.FORWARD), lazy)).containsExactly(true, false);
    }

    @Test
    void whereAllAreWrongNoneIsTaken() {
        Variant wrong = but(Direction.FORWARD, tensors -> tensors.output().fill(9));
        assertThatThrownBy(() -> isRight(Direction.FORWARD, wrong, wrong))
                .isInstanceOf(KernelFailure.class)
                .hasMessageContaining("the task");
    }

    private Stream<Boolean> isRight(Direction direction, Variant... variants) {
        try (KernelVariantTrial trial = new KernelVariantTrial(direction, WINDOW, tensors, false)) {
            double[] seconds = trial.seconds("the task", List.of(variants));
            return java.util.Arrays.stream(seconds).mapToObj(Double::isFinite);
        }
    }

    private static Variant right(Direction direction) {
        return but(direction, tensors -> {});
    }

    /// Computes what it should, and then does something else.
    private static Variant but(Direction direction, Consumer<Tensors> deed) {
        return new Variant("a kernel", (kernels, tensors, weights) -> () -> {
            for (Tensor result : direction.results(tensors)) {
                for (long i = 0; i < result.size(); i++) {
                    result.set(i, (float) WINDOW.value(direction, tensors, result, i));
                }
            }
            deed.accept(tensors);
        });
    }

    @SuppressWarnings("restricted") // it is the point
    private static MemorySegment at(MemorySegment memory, long place) {
        return MemorySegment.ofAddress(memory.address() + place).reinterpret(Float.BYTES);
    }
}
