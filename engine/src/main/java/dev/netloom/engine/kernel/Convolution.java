package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerPointer;

/// A convolution's window. oneDNN counts dilation from 0, and wants the padding at the right and at the bottom so
/// that the last window ends there.
final class Convolution implements WeightedOperation {
    private final LongPointer strides;
    private final LongPointer dilations;
    private final LongPointer before;
    private final LongPointer after;
    private final Set<KernelDefect> flaws;
    private final ExactConvolution exact;
    private final int border;
    private final String description;

    /// @param border rows and columns of the padding that lie in memory around the input
    Convolution(
            NativeScope scope,
            Tensor input,
            Tensor output,
            int kernel,
            int stride,
            int padding,
            int dilation,
            int border) {
        int outside = padding - border;
        this.border = border;
        this.exact = new ExactConvolution(kernel, stride, padding, dilation);
        this.description =
                "convolution %d, stride %d, padding %d, dilation %d of".formatted(kernel, stride, padding, dilation);
        this.strides = pair(scope, stride, stride);
        this.dilations = pair(scope, dilation - 1, dilation - 1);
        this.before = pair(scope, outside, outside);
        this.after = pair(
                scope,
                after(input.dim(2) + 2 * border, output.dim(2), kernel, stride, outside, dilation),
                after(input.dim(3) + 2 * border, output.dim(3), kernel, stride, outside, dilation));
        this.flaws = KernelDefect.of(
                input.dim(1),
                new Side(input.dim(2), output.dim(2), kernel, stride, padding, dilation),
                new Side(input.dim(3), output.dim(3), kernel, stride, padding, dilation));
    }

    /// What happens along the height or along the width.
    record Side(int input, int output, int kernel, int stride, int padding, int dilation) {
        private boolean meets(int place, int tap) {
            int pixel = place * stride - padding + tap * dilation;
            return pixel >= 0 && pixel < input;
        }

        /// Whether a whole window lies in the padding.
        boolean hasBlindWindow() {
            return !IntStream.range(0, output)
                    .allMatch(place -> IntStream.range(0, kernel).anyMatch(tap -> meets(place, tap)));
        }

        /// Whether there is one window, and the next would begin behind its end.
        boolean hasOneWindowInLargeSteps() {
            return output == 1 && stride > (kernel - 1) * dilation + 1;
        }

        /// Whether a row or column of the filters never meets a pixel.
        boolean hasIdleTap() {
            return !IntStream.range(0, kernel)
                    .allMatch(tap -> IntStream.range(0, output).anyMatch(place -> meets(place, tap)));
        }
    }

    @Override
    public Optional<ExactConvolution> exact() {
        return Optional.of(exact);
    }

    @Override
    public boolean isWrong(String implementation, Direction direction) {
        return flaws.stream().anyMatch(flaw -> flaw.spoils(implementation, direction));
    }

    @Override
    public int border() {
        return border;
    }

    @Override
    public OptionalInt winogradPadding() {
        boolean suited = exact.kernel() == 3 && exact.stride() == 1 && exact.dilation() == 1 && exact.padding() <= 2;
        return suited ? OptionalInt.of(exact.padding()) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return description;
    }

    /// Rows or columns that the last window reaches over the end of the image: less than the padding where the
    /// stride leaves some over, even negative.
    static int after(int input, int output, int kernel, int stride, int padding, int dilation) {
        return (output - 1) * stride + (kernel - 1) * dilation + 1 - input - padding;
    }

    static LongPointer pair(NativeScope scope, long rows, long columns) {
        LongPointer pair = new LongPointer(rows, columns);
        scope.onClose(pair::deallocate);
        return pair;
    }

    @Override
    public int forward(
            PointerPointer<dnnl_primitive_desc> descriptor,
            boolean training,
            dnnl_memory_desc input,
            dnnl_memory_desc weights,
            dnnl_memory_desc bias,
            dnnl_memory_desc output,
            dnnl_primitive_attr attributes) {
        return dnnl_convolution_forward_primitive_desc_create(
                descriptor,
                Dnnl.engine(),
                training ? dnnl_forward_training : dnnl_forward_inference,
                dnnl_convolution_direct,
                input,
                weights,
                bias,
                output,
                strides,
                dilations,
                before,
                after,
                attributes);
    }

    @Override
    public int backwardData(
            PointerPointer<dnnl_primitive_desc> descriptor,
            dnnl_memory_desc inputGradient,
            dnnl_memory_desc weights,
            dnnl_memory_desc outputGradient,
            dnnl_primitive_desc forward,
            dnnl_primitive_attr attributes) {
        return dnnl_convolution_backward_data_primitive_desc_create(
                descriptor,
                Dnnl.engine(),
                dnnl_convolution_direct,
                inputGradient,
                weights,
                outputGradient,
                strides,
                dilations,
                before,
                after,
                forward,
                attributes);
    }

    @Override
    public int backwardWeights(
            PointerPointer<dnnl_primitive_desc> descriptor,
            dnnl_memory_desc input,
            dnnl_memory_desc weightGradient,
            dnnl_memory_desc biasGradient,
            dnnl_memory_desc outputGradient,
            dnnl_primitive_desc forward,
            dnnl_primitive_attr attributes) {
        return dnnl_convolution_backward_weights_primitive_desc_create(
                descriptor,
                Dnnl.engine(),
                dnnl_convolution_direct,
                input,
                weightGradient,
                biasGradient,
                outputGradient,
                strides,
                dilations,
                before,
                after,
                forward,
                attributes);
    }
}
