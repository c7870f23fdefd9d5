package dev.netloom.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvTest {
    private static Conv conv(int filters, int kernel, int stride, int padding, int dilation) {
        return new Conv(filters, kernel, stride, padding, dilation, 1, true, Initialization.HE, 0.01);
    }

    /// floor((side + 2 · padding − dilation · (kernel − 1) − 1) / stride) + 1; the first lines are layers of LeNet,
    /// AlexNet, ResNet and VGG.
    @ParameterizedTest
    @CsvSource({
        "32, 5, 1, 0, 1, 28",
        "227, 11, 4, 0, 1, 55",
        "224, 7, 2, 3, 1, 112",
        "224, 3, 1, 1, 1, 224",
        "56, 1, 2, 0, 1, 28",
        "28, 3, 1, 2, 1, 30",
        "10, 3, 3, 0, 1, 3",
        "10, 3, 1, 0, 2, 6",
        "10, 3, 1, 2, 2, 10",
        "7, 4, 2, 1, 1, 3",
        "5, 3, 2, 1, 2, 2",
        "1, 3, 1, 1, 1, 1",
        "1, 1, 3, 0, 1, 1",
    })
    void sidesFollowPyTorch(int side, int kernel, int stride, int padding, int dilation, int expected) {
        Shape output = conv(8, kernel, stride, padding, dilation).outputShape(List.of(new Shape(3, side, side)));
        assertThat(output).isEqualTo(new Shape(8, expected, expected));
    }

    @Test
    void heightAndWidthAreApart() {
        assertThat(conv(2, 3, 2, 0, 1).outputShape(List.of(new Shape(1, 9, 4)))).isEqualTo(new Shape(2, 4, 1));
    }

    @Test
    void parametersAreAWeightForEveryConnectionAndABiasForEveryFilter() {
        List<Shape> rgb = List.of(new Shape(3, 32, 32));
        assertThat(Conv.of(64, 7, 2, 3).parameterCount(rgb))
                .isEqualTo(64 * 3 * 49 + 64)
                .isEqualTo(9472);
        assertThat(Conv.of(64, 7, 2, 3).parameters(rgb))
                .extracting(ParameterSpec::name)
                .containsExactly("weight", "bias");
        assertThat(Conv.of(64, 7, 2, 3).parameters(rgb))
                .extracting(ParameterSpec::dims)
                .containsExactly(List.of(64, 3, 7, 7), List.of(64));
        Conv without = new Conv(64, 7, 2, 3, 1, 1, false, Initialization.HE, 0.01);
        assertThat(without.parameterCount(rgb)).isEqualTo(9408);
        assertThat(without.parameters(rgb)).hasSize(1);
    }

    @Test
    void multiplyAddsAreOnePerWeightAndOutputPixel() {
        // the first layer of ResNet: 112 · 112 · 64 · 3 · 49
        assertThat(Conv.of(64, 7, 2, 3).multiplyAdds(List.of(new Shape(3, 224, 224))))
                .isEqualTo(118_013_952);
    }

    @Test
    void groupsDivideWeightsAndWork() {
        // the second layer of AlexNet: 96 channels in two groups, 256 filters of 5x5 over 48 of them
        Conv alexNet = grouped(256, 5, 2);
        List<Shape> input = List.of(new Shape(96, 27, 27));
        assertThat(alexNet.problem(input)).isEmpty();
        assertThat(alexNet.outputShape(input)).isEqualTo(new Shape(256, 23, 23));
        assertThat(alexNet.parameterCount(input)).isEqualTo(256 * 48 * 25 + 256).isEqualTo(307_456);
        assertThat(alexNet.parameters(input).getFirst().dims()).containsExactly(256, 48, 5, 5);
        assertThat(alexNet.multiplyAdds(input)).isEqualTo(23L * 23 * 256 * 48 * 25);
        assertThat(alexNet.parameters(input).getFirst().deviation())
                .isCloseTo(Math.sqrt(2.0 / (48 * 25)), within(1e-12));
    }

    @Test
    void asManyGroupsAsChannelsAreDepthwise() {
        Conv depthwise = grouped(32, 3, 32);
        List<Shape> input = List.of(new Shape(32, 9, 9));
        assertThat(depthwise.parameterCount(input)).isEqualTo(32 * 9 + 32);
        assertThat(depthwise.multiplyAdds(input)).isEqualTo(7 * 7 * 32 * 9);
        Conv xavier = new Conv(64, 3, 1, 0, 1, 32, true, Initialization.XAVIER, 0.01);
        assertThat(xavier.parameters(input).getFirst().deviation())
                .isCloseTo(Math.sqrt(2.0 / (9 + 2 * 9)), within(1e-12));
    }

    /// The advice is the largest number of groups below the one asked for that divides both.
    @ParameterizedTest
    @CsvSource({"6, 4, 3, 2", "6, 9, 4, 3", "1, 16, 2, 1", "12, 18, 4096, 6", "7, 5, 7, 1"})
    void groupsDivideChannelsAndFilters(int channels, int filters, int groups, int advised) {
        List<Shape> input = List.of(new Shape(channels, 9, 9));
        assertThat(grouped(filters, 3, groups).problem(input))
                .contains(Problem.of("conv.groups", groups, channels, filters, advised));
        assertThat(grouped(filters, 3, advised).problem(input)).isEmpty();
    }

    private static Conv grouped(int filters, int kernel, int groups) {
        return new Conv(filters, kernel, 1, 0, 1, groups, true, Initialization.HE, 0.01);
    }

    @Test
    void weightsBeginAsTheInitializationSays() {
        List<Shape> input = List.of(new Shape(4, 9, 9));
        assertThat(deviation(Initialization.HE, input)).isCloseTo(Math.sqrt(2.0 / 36), within(1e-12));
        assertThat(deviation(Initialization.XAVIER, input)).isCloseTo(Math.sqrt(2.0 / (36 + 72)), within(1e-12));
        assertThat(deviation(Initialization.FIXED, input)).isEqualTo(0.05);
        ParameterSpec bias = Conv.of(8, 3, 1, 1).parameters(input).getLast();
        assertThat(bias.mean()).isZero();
        assertThat(bias.deviation()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 3, 0, 1", "1, 5, 0, 1", "1, 4, 0, 1", "3, 5, 0, 2", "2, 5, 1, 3", "1, 31, 14, 1"})
    void theAdvisedPaddingIsTheLeastThatFits(int side, int kernel, int padding, int dilation) {
        List<Shape> input = List.of(new Shape(1, side, side + 4));
        Problem problem = conv(1, kernel, 1, padding, dilation).problem(input).orElseThrow();
        assertThat(problem.key()).isEqualTo("conv.too-small");
        assertThat(problem.arguments()).startsWith(kernel, side, padding);
        int advised = (int) problem.arguments().get(3);
        assertThat(conv(1, kernel, 1, advised, dilation).problem(input)).isEmpty();
        assertThat(conv(1, kernel, 1, advised - 1, dilation).problem(input)).isPresent();
    }

    @Test
    void aWindowAsLargeAsThePaddedImageFits() {
        Shape small = new Shape(1, 3, 3);
        assertThat(conv(1, 5, 1, 1, 1).problem(List.of(small))).isEmpty();
        assertThat(conv(1, 5, 1, 1, 1).outputShape(List.of(small))).isEqualTo(Shape.vector(1));
        assertThat(conv(1, 6, 1, 1, 1).problem(List.of(small))).isPresent();
    }

    @Test
    void dilationWidensTheWindow() {
        assertThat(conv(1, 3, 2, 0, 4).extent()).isEqualTo(9);
        assertThat(conv(1, 3, 2, 0, 4).window(new Shape(1, 20, 20))).isEqualTo(new Window(9, 9, 2, 0));
    }

    private static double deviation(Initialization initialization, List<Shape> input) {
        return new Conv(8, 3, 1, 1, 1, 1, true, initialization, 0.05)
                .parameters(input)
                .getFirst()
                .deviation();
    }
}
