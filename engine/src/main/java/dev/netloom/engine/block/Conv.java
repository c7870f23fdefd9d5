package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// Slides `filters` square windows of `kernel` × `kernel` weights over the input and writes, at every place, the sum
/// of products over all channels plus a bias:
///
/// y[o, i, j] = b[o] + Σ_c Σ_p Σ_q w[o, c, p, q] · x[c, i·s − m + p·d, j·s − m + q·d]
///
/// with s the stride, m the padding, d the dilation
/// and c running over the channels of the group that o belongs to: with `groups` = 1 over all of them
/// (a cross-correlation, as everywhere in the field; x is 0 outside the image). Source: LeCun et al., 1998.
///
/// @param filters output channels
/// @param kernel rows and columns of a filter
/// @param stride pixels between neighbouring windows
/// @param padding rows and columns of zeros around the input
/// @param dilation pixels between neighbouring weights; 1 is a dense window
/// @param groups equal parts into which channels and filters are divided, each filter reading the channels of its own
///               part only; as many as channels makes the convolution depthwise
/// @param deviation standard deviation of the weights at the start, where the initialisation is FIXED
public record Conv(
        @Setting(preset = "16", min = 1, max = 4096) int filters,
        @Setting(preset = "3", min = 1, max = 31) int kernel,
        @Setting(preset = "1", min = 1, max = 16) int stride,
        @Setting(preset = "1", min = 0, max = 31) int padding,
        @Setting(preset = "1", min = 1, max = 16) int dilation,
        @Setting(preset = "1", min = 1, max = 4096) int groups,
        @Setting(preset = "true") boolean bias,
        @Setting(preset = "he") Initialization initialization,
        @Setting(preset = "0.01", min = 0, max = 10) double deviation)
        implements Weighted {
    public Conv {
        BlockType.of(Conv.class)
                .require(filters, kernel, stride, padding, dilation, groups, bias, initialization, deviation);
    }

    public static Conv of(int filters, int kernel, int stride, int padding) {
        return new Conv(filters, kernel, stride, padding, 1, 1, true, Initialization.HE, 0.01);
    }

    @Override
    public Block withOutputs(int outputs) {
        return BlockType.of(this).with(this, "filters", outputs);
    }

    /// Rows and columns that a dilated window spans.
    public int extent() {
        return (kernel - 1) * dilation + 1;
    }

    @Override
    public Optional<Problem> problem(List<Shape> inputs) {
        Shape input = inputs.getFirst();
        if (input.channels() % groups != 0 || filters % groups != 0) {
            return Optional.of(Problem.of("conv.groups", groups, input.channels(), filters, fittingGroups(input)));
        }
        int smallest = Math.min(input.height(), input.width());
        int missing = extent() - smallest - 2 * padding;
        return missing <= 0
                ? Optional.empty()
                : Optional.of(Problem.of("conv.too-small", kernel, smallest, padding, padding + (missing + 1) / 2));
    }

    /// The largest number of groups below the one that was asked for that divides channels and filters.
    private int fittingGroups(Shape input) {
        int fitting = Math.min(groups, Math.min(input.channels(), filters));
        while (input.channels() % fitting != 0 || filters % fitting != 0) {
            fitting--;
        }
        return fitting;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return new Shape(filters, outputSide(input.height()), outputSide(input.width()));
    }

    private int outputSide(int side) {
        return (side + 2 * padding - extent()) / stride + 1;
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int channels = inputs.getFirst().channels() / groups;
        int area = kernel * kernel;
        double sigma = initialization.deviation(channels * area, filters / groups * area, deviation);
        ParameterSpec weight = ParameterSpec.weight(sigma, filters, channels, kernel, kernel);
        return bias ? List.of(weight, ParameterSpec.constant("bias", 0, true, filters)) : List.of(weight);
    }

    @Override
    public long multiplyAdds(List<Shape> inputs) {
        return (long) outputShape(inputs).size() * (inputs.getFirst().channels() / groups) * kernel * kernel;
    }

    @Override
    public Window window(Shape input) {
        return Window.square(extent(), stride, padding);
    }
}
