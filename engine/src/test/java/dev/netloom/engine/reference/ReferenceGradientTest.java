package dev.netloom.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.reference.ReferenceLayer.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reference's backward is the derivative of its forward, in every block, while training and while evaluating.
class ReferenceGradientTest {
    static Stream<BlockCase> sample() {
        return Stream.concat(BlockCase.drawEach(30, 3, 1, 2, 3), convolutions());
    }

    /// Every kernel with every stride, padding and dilation.
    private static Stream<BlockCase> convolutions() {
        List<BlockCase> cases = new ArrayList<>();
        for (int kernel = 1; kernel <= 5; kernel++) {
            for (int stride = 1; stride <= 3; stride++) {
                for (int padding = 0; padding <= 2; padding++) {
                    for (int dilation = 1; dilation <= 2; dilation++) {
                        Conv conv = new Conv(2, kernel, stride, padding, dilation, 1, true, Initialization.HE, 0.01);
                        Shape input = new Shape(1 + cases.size() % 3, 9, 9 + cases.size() % 2);
                        cases.add(new BlockCase(conv, List.of(input), 1 + cases.size() % 3));
                    }
                }
            }
        }
        return cases.stream();
    }

    static Stream<BlockCase> largeSample() {
        return BlockCase.drawEach(400, 2, 1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("sample")
    void gradientsAgreeWithCentralDifferences(BlockCase tried) {
        check(tried, true);
        check(tried, false);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("largeSample")
    void gradientsAgreeWithCentralDifferencesOverManyCases(BlockCase tried) {
        check(tried, true);
        check(tried, false);
    }

    @Test
    void theSampleHoldsEveryBlockAndOddSettings() {
        List<Block> blocks = sample().map(BlockCase::block).toList();
        assertThat(blocks.stream().map(BlockType::of).distinct())
                .hasSize(BlockType.all().size() - 1);
        assertThat(values(blocks, Conv.class, Conv::kernel)).contains(1, 2, 3, 4, 5);
        assertThat(values(blocks, Conv.class, Conv::stride)).contains(1, 2, 3);
        assertThat(values(blocks, Conv.class, Conv::padding)).contains(0, 1, 2);
        assertThat(values(blocks, Conv.class, Conv::dilation)).contains(1, 2);
        assertThat(values(blocks, Pool.class, Pool::padding)).contains(0, 1);
        assertThat(values(blocks, Pool.class, pool -> pool.kind().ordinal())).contains(0, 1);
        assertThat(sample().flatMap(tried -> tried.inputs().stream()).map(shape -> shape.channels()))
                .contains(1, 2, 3, 4, 5, 6, 7);
        assertThat(sample().flatMap(tried -> tried.inputs().stream()).map(shape -> shape.height()))
                .contains(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void lossGradientAgreesWithCentralDifferences() {
        for (int batch : new int[] {1, 2, 3}) {
            RandomValues values = new RandomValues(batch);
            double[] logits = values.normal(batch * 7, 0, 3);
            int[] labels = values.labels(batch, 7);
            ReferenceLoss loss = ReferenceLoss.of(logits, labels);
            Numerical.check(
                    "logits",
                    loss.gradient(),
                    logits,
                    () -> ReferenceLoss.of(logits, labels).value());
        }
    }

    private static <T extends Block> Set<Integer> values(List<Block> blocks, Class<T> type, ToIntFunction<T> value) {
        return blocks.stream()
                .filter(type::isInstance)
                .map(block -> value.applyAsInt(type.cast(block)))
                .collect(Collectors.toSet());
    }

    /// The scalar that is derived is Σ direction · output, with a random direction.
    private static void check(BlockCase tried, boolean training) {
        RandomValues values = new RandomValues(tried.seed());
        List<double[]> inputs = tried.inputs().stream()
                .map(shape -> values.apart(tried.batch() * shape.size(), 0.01))
                .toList();
        Map<String, double[]> parameters = values.parameters(tried.block().parameters(tried.inputs()));
        int outputs = tried.batch() * tried.output().size();
        double[] direction = values.normal(outputs);
        Mode mode = training ? Mode.training(values.mask(outputs, 0.6)) : Mode.EVALUATION;
        DoubleSupplier scalar =
                () -> dot(direction, layer(tried, parameters, mode).forward(inputs, tried.batch()));

        ReferenceLayer layer = layer(tried, parameters, mode);
        layer.forward(inputs, tried.batch());
        ReferenceLayer.Gradients gradients = layer.backward(direction);

        assertThat(gradients.inputs()).hasSameSizeAs(inputs);
        for (int k = 0; k < inputs.size(); k++) {
            Numerical.check("input " + k, gradients.inputs().get(k), inputs.get(k), scalar);
        }
        tried.block().parameters(tried.inputs()).forEach(spec -> {
            assertThat(gradients.parameters().containsKey(spec.name())).isEqualTo(spec.trained());
            if (spec.trained()) {
                Numerical.check(
                        spec.name(), gradients.parameters().get(spec.name()), parameters.get(spec.name()), scalar);
            }
        });
    }

    private static ReferenceLayer layer(BlockCase tried, Map<String, double[]> parameters, Mode mode) {
        return ReferenceLayer.of(tried.block(), tried.inputs(), parameters, mode);
    }

    private static double dot(double[] a, double[] b) {
        assertThat(a).hasSameSizeAs(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
