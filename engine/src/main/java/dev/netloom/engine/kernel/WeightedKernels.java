package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// The kernels of a convolution or dense layer.
///
/// Weights and their gradients lie in files' order (output channels, input channels, rows, columns), in float32;
/// oneDNN chooses the order that it multiplies fastest, and [PreparedWeights] brings them into it.
public final class WeightedKernels {
    /// What such a layer reads and writes. `bias` and the gradients of what needs none are null; `inputGradient`,
    /// `weightGradient` and `biasGradient` are written, `outputGradient` is read, and overwritten where ReLU is
    /// fused. `norm` is multiplied into the weights; null for none.
    public record Tensors(
            Tensor input,
            Tensor weights,
            Tensor bias,
            Tensor output,
            Tensor inputGradient,
            Tensor weightGradient,
            Tensor biasGradient,
            Tensor outputGradient,
            FoldedNorm norm) {
        boolean training() {
            return outputGradient != null;
        }
    }

    private static final String WINOGRAD = "winograd ";
    private static final int WINOGRAD_KERNELS = 2;
    private static final int FEWEST_CHANNELS = 8;
    private static final long FEWEST_PLACES = 300;
    private static final long MOST_COPIED = 1 << 24;

    private final Kernels kernels;
    private final Tensors tensors;
    private final dnnl_memory_desc weightsAnyhow;
    private final dnnl_memory_desc bias;
    private final Kernel forward;
    private final List<Kernel> backward = new ArrayList<>();

    /// @param operations the same operation with growing shares of its padding in memory, the first with none
    /// @param relu whether a ReLU behind the layer is computed with it
    private WeightedKernels(
            Kernels kernels,
            PreparedWeights prepared,
            List<WeightedOperation> operations,
            Tensors tensors,
            boolean relu) {
        this.kernels = kernels;
        this.tensors = tensors;
        this.weightsAnyhow = anyhow(kernels.scope(), tensors);
        this.bias = tensors.bias == null ? null : tensors.bias.descriptor();
        WeightedOperation operation = operations.getFirst();
        this.forward = choose(
                prepared,
                operation,
                Direction.FORWARD,
                withWinograd(operation, forward(operation, relu), padding -> winogradForward(padding, relu)),
                relu);
        if (tensors.training()) {
            if (relu) {
                backward.add(Elementwise.relu(0)
                        .backward(kernels, tensors.output, tensors.outputGradient, tensors.outputGradient));
            }
            if (tensors.weightGradient != null) {
                List<Variant> variants = new ArrayList<>();
                operations.reversed().forEach(framed -> variants.addAll(weightGradient(framed)));
                backward.add(choose(
                        prepared,
                        operation,
                        Direction.BACKWARD_WEIGHTS,
                        withWinograd(operation, variants, WeightedKernels::winogradWeightGradient),
                        false));
            }
            if (tensors.inputGradient != null) {
                backward.add(choose(
                        prepared,
                        operation,
                        Direction.BACKWARD_DATA,
                        withWinograd(operation, inputGradient(operation), this::winogradInputGradient),
                        false));
            }
        }
    }

    /// Of the weights, in the order that multiplies fastest; but a dense layer with very many reads them as they lie,
    /// since memory for another copy would cost more than is won.
    private static dnnl_memory_desc anyhow(NativeScope scope, Tensors tensors) {
        boolean asTheyLie = tensors.weights.layout() == TensorLayout.MATRIX
                && tensors.weights.size() >= MOST_COPIED
                && tensors.input.precision() == Precision.FLOAT32;
        return asTheyLie
                ? tensors.weights.descriptor()
                : Dnnl.descriptor(scope, tensors.input.precision(), dnnl_format_tag_any, tensors.weights.dims());
    }

    public static WeightedKernels convolution(
            Kernels kernels,
            PreparedWeights prepared,
            Tensors tensors,
            int kernel,
            int stride,
            int padding,
            int dilation,
            boolean relu) {
        // where the padding is wider than half a window, oneDNN has only slow kernels for the weights' gradient
        int excess = Math.max(0, padding - (kernel - 1) * dilation / 2);
        List<WeightedOperation> operations = new ArrayList<>();
        for (int border : excess > 0 && tensors.training() ? new int[] {0, excess} : new int[] {0}) {
            operations.add(new Convolution(
                    kernels.scope(), tensors.input, tensors.output, kernel, stride, padding, dilation, border));
        }
        return new WeightedKernels(kernels, prepared, operations, tensors, relu);
    }

    public static WeightedKernels innerProduct(
            Kernels kernels, PreparedWeights prepared, Tensors tensors, boolean relu) {
        return new WeightedKernels(kernels, prepared, List.of(new InnerProduct()), tensors, relu);
    }

    public void forward() {
        forward.run();
    }

    public void backward() {
        backward.forEach(Kernel::run);
    }

    private Kernel choose(
            PreparedWeights prepared,
            WeightedOperation operation,
            Direction direction,
            List<Variant> variants,
            boolean relu) {
        String task = "%s %s %s to %s%s"
                .formatted(direction, operation, tensors.input, tensors.output, tensors.training() ? ", training" : "");
        List<String> names = variants.stream().map(Variant::name).toList();
        int chosen = kernels.choices().choose(task, names, () -> {
            if (names.stream().anyMatch(name -> name.startsWith(WINOGRAD))) {
                Winograd.warmUp();
            }
            try (KernelVariantTrial trial =
                    new KernelVariantTrial(direction, operation.exact().orElseThrow(), tensors, relu)) {
                return trial.seconds(task, variants);
            }
        });
        return variants.get(chosen).maker().make(kernels, tensors, prepared);
    }

    /// Whether [Winograd]'s products may be faster. Bringing the weights into their form takes as long as some hundred
    /// places of the output.
    ///
    /// @param places of all outputs of a part of the batch
    public static boolean winogradMayPay(int channels, int filters, long places) {
        return Math.min(channels, filters) >= FEWEST_CHANNELS && places >= FEWEST_PLACES;
    }

    /// Adds what goes through [Winograd], behind oneDNN's favourite, where that may pay.
    private List<Variant> withWinograd(
            WeightedOperation operation, List<Variant> variants, IntFunction<Stream<Variant>> more) {
        boolean pays = winogradMayPay(
                tensors.input.dim(1), tensors.output.dim(1), tensors.output.size() / tensors.output.dim(1));
        boolean exact =
                tensors.input.precision() == Precision.FLOAT32 && tensors.output.precision() == Precision.FLOAT32;
        boolean grouped = tensors.weights.dims().length > 4;
        if (kernels.choices().most() == 1 || operation.winogradPadding().isEmpty() || !pays || !exact || grouped) {
            return variants;
        }
        List<Variant> all = new ArrayList<>(variants);
        all.addAll(1, more.apply(operation.winogradPadding().getAsInt()).toList());
        return all;
    }

    private Stream<Variant> winogradForward(int padding, boolean relu) {
        return winograd(false, relu, tensors -> new WinogradConvolution.Images(tensors.input, tensors.output, padding));
    }

    private Stream<Variant> winogradInputGradient(int padding) {
        return winograd(
                true,
                false,
                tensors -> new WinogradConvolution.Images(tensors.outputGradient, tensors.inputGradient, 2 - padding));
    }

    /// @param turned whether the filters are turned, so that it is the input's gradient
    private Stream<Variant> winograd(
            boolean turned, boolean relu, Function<Tensors, WinogradConvolution.Images> images) {
        return WinogradConvolution.implementations(kernels, images.apply(tensors), WINOGRAD_KERNELS).stream()
                .map(found -> new Variant(
                        WINOGRAD + Kernels.implementation(found),
                        (kernels, tensors, prepared) -> new WinogradConvolution(
                                kernels,
                                found,
                                images.apply(tensors),
                                prepared.winograd(
                                        tensors.weights, tensors.norm, turned, layout(found, dnnl_query_weights_md)),
                                turned ? null : tensors.bias,
                                relu)));
    }

    private static Stream<Variant> winogradWeightGradient(int padding) {
        return Stream.of(new Variant(
                WINOGRAD + "gemm",
                (kernels, tensors, prepared) -> new WinogradWeightGradient(kernels, tensors, padding)));
    }

    private List<Variant> forward(WeightedOperation operation, boolean relu) {
        return variants(
                "compute " + tensors.output,
                operation,
                Direction.FORWARD,
                descriptor -> operation.forward(
                        descriptor,
                        tensors.training(),
                        tensors.input.descriptor(),
                        weightsAnyhow,
                        bias,
                        tensors.output.descriptor(),
                        relu ? kernels.thenRelu() : kernels.plain()),
                found -> (kernels, tensors, prepared) -> kernels.primitive(
                        found,
                        Arguments.of(DNNL_ARG_SRC, tensors.input)
                                .and(
                                        DNNL_ARG_WEIGHTS,
                                        prepared.as(
                                                tensors.weights, tensors.norm, layout(found, dnnl_query_weights_md)))
                                .and(DNNL_ARG_BIAS, tensors.bias)
                                .and(DNNL_ARG_DST, tensors.output)));
    }

    private List<Variant> inputGradient(WeightedOperation operation) {
        dnnl_primitive_desc hint = hint(operation, tensors.input.descriptor());
        return variants(
                "compute the gradient of " + tensors.input,
                operation,
                Direction.BACKWARD_DATA,
                descriptor -> operation.backwardData(
                        descriptor,
                        tensors.inputGradient.descriptor(),
                        weightsAnyhow,
                        tensors.outputGradient.descriptor(),
                        hint,
                        kernels.plain()),
                found -> (kernels, tensors, prepared) -> kernels.primitive(
                        found,
                        Arguments.of(DNNL_ARG_DIFF_DST, tensors.outputGradient)
                                .and(
                                        DNNL_ARG_WEIGHTS,
                                        prepared.as(
                                                tensors.weights, tensors.norm, layout(found, dnnl_query_weights_md)))
                                .and(DNNL_ARG_DIFF_SRC, tensors.inputGradient)));
    }

    private List<Variant> weightGradient(WeightedOperation operation) {
        Tensor shape = framed(kernels.scope(), tensors.input, operation.border());
        dnnl_memory_desc gradient =
                Dnnl.descriptor(kernels.scope(), Precision.FLOAT32, dnnl_format_tag_any, tensors.weights.dims());
        dnnl_primitive_desc hint = hint(operation, shape.descriptor());
        return variants(
                "compute the gradient of the weights",
                operation,
                Direction.BACKWARD_WEIGHTS,
                descriptor -> operation.backwardWeights(
                        descriptor,
                        shape.descriptor(),
                        gradient,
                        bias,
                        tensors.outputGradient.descriptor(),
                        hint,
                        kernels.plain()),
                found -> (kernels, tensors, prepared) -> weightGradient(kernels, tensors, found, operation.border()));
    }

    private static Kernel weightGradient(Kernels kernels, Tensors tensors, dnnl_primitive_desc found, int border) {
        Tensor wanted = tensors.weightGradient;
        dnnl_memory_desc chosen = layout(found, dnnl_query_diff_weights_md);
        boolean direct = dnnl_memory_desc_equal(chosen, wanted.descriptor()) != 0;
        dnnl_memory gradient = direct ? wanted.memory() : kernels.passing(chosen);
        Tensor input = framed(kernels.scope(), tensors.input, border);
        Kernel product = kernels.primitive(
                found,
                Arguments.of(DNNL_ARG_SRC, input)
                        .and(DNNL_ARG_DIFF_DST, tensors.outputGradient)
                        .and(DNNL_ARG_DIFF_WEIGHTS, gradient)
                        .and(DNNL_ARG_DIFF_BIAS, tensors.biasGradient));
        Kernel framed = border == 0 ? Kernel.NONE : kernels.inner(tensors.input, input, border);
        Kernel reorder = direct ? Kernel.NONE : kernels.reorder(chosen, gradient, wanted.descriptor(), wanted.memory());
        return Kernel.inOrder(framed, product, reorder);
    }

    /// Room for the input with `border` rows and columns of zeros around it; the input itself where there are none.
    private static Tensor framed(NativeScope scope, Tensor input, int border) {
        return border == 0
                ? input
                : scope.tensor(
                        input.precision(),
                        input.layout(),
                        input.dim(0),
                        input.dim(1),
                        input.dim(2) + 2 * border,
                        input.dim(3) + 2 * border);
    }

    /// oneDNN wants to know the forward operation that it goes back through.
    private dnnl_primitive_desc hint(WeightedOperation operation, dnnl_memory_desc input) {
        return kernels.described(
                "compute " + tensors.output,
                descriptor -> operation.forward(
                        descriptor, true, input, weightsAnyhow, bias, tensors.output.descriptor(), kernels.plain()));
    }

    private List<Variant> variants(
            String what,
            WeightedOperation operation,
            Direction direction,
            Kernels.Description description,
            Function<dnnl_primitive_desc, Variant.Maker> maker) {
        String frame = operation.border() == 0 ? "" : "framed ";
        int most = operation.exact().isPresent() ? kernels.choices().most() : 1;
        return kernels.implementations(what, description, most, name -> operation.isWrong(name, direction)).stream()
                .map(found -> new Variant(frame + Kernels.implementation(found), maker.apply(found)))
                .toList();
    }

    static dnnl_memory_desc layout(dnnl_primitive_desc found, int what) {
        return dnnl_primitive_desc_query_md(found, what, 0);
    }
}
