package dev.netloom.engine.store.interop.onnx;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Silu;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/// Several operators that are one block.
///
/// @param parameters by name, the tensors that the block keeps
/// @param nodes all of them, in order; the last one makes what comes out
record OnnxPattern(Block block, Map<String, TensorProto> parameters, List<NodeProto> nodes) {
    private static final double TOLERANCE = 1e-4;

    /// The pattern that begins with `first`, if one does.
    ///
    /// @param shape of what flows into it
    static Optional<OnnxPattern> startingAt(NodeProto first, Shape shape, OnnxModel model) throws NoBlock {
        return switch (first.getOpType()) {
            case "Sigmoid" -> silu(first, model);
            case "Div", "Mul" -> {
                Optional<OnnxPattern> gelu = gelu(first, model);
                yield gelu.isPresent() ? gelu : evenResponseNorm(first, shape, model);
            }
            case "Reshape" -> groupNorm(first, shape, model);
            case "AveragePool" -> meanOverTheEdge(first, shape, model);
            default -> Optional.empty();
        };
    }

    /// x · σ(x)
    private static Optional<OnnxPattern> silu(NodeProto sigmoid, OnnxModel model) {
        return model.only(sigmoid, "Mul")
                .filter(product -> product.getInputList().contains(OnnxModel.input(sigmoid, 0)))
                .map(product -> new OnnxPattern(new Silu(), Map.of(), List.of(sigmoid, product)));
    }

    /// x · (1 + erf(x / √2)) · 0.5
    private static Optional<OnnxPattern> gelu(NodeProto scale, OnnxModel model) throws NoBlock {
        boolean divided = scale.getOpType().equals("Div");
        if (divided && model.isConstant(OnnxModel.input(scale, 0))) {
            return Optional.empty();
        }
        double factor = divided ? 1 / model.number(scale) : model.number(scale);
        Optional<NodeProto> erf = model.only(scale, "Erf");
        Optional<NodeProto> sum = erf.flatMap(node -> model.only(node, "Add"));
        Optional<NodeProto> product = sum.flatMap(node -> model.only(node, "Mul"));
        Optional<NodeProto> half = product.flatMap(node -> model.only(node, "Mul"));
        if (half.isEmpty()
                || !near(factor, Math.sqrt(0.5))
                || !near(model.number(sum.get()), 1)
                || !near(model.number(half.get()), 0.5)
                || !product.get().getInputList().contains(OnnxModel.other(model, scale))) {
            return Optional.empty();
        }
        return Optional.of(
                new OnnxPattern(new Gelu(), Map.of(), List.of(scale, erf.get(), sum.get(), product.get(), half.get())));
    }

    private static boolean near(double value, double expected) {
        return Math.abs(value - expected) < TOLERANCE;
    }

    /// An instance normalisation of groups of channels, then a scale and a shift of every channel.
    private static Optional<OnnxPattern> groupNorm(NodeProto parted, Shape shape, OnnxModel model) throws NoBlock {
        Optional<NodeProto> normed = model.only(parted, "InstanceNormalization");
        Optional<NodeProto> whole = normed.flatMap(node -> model.only(node, "Reshape"));
        Optional<NodeProto> scaled = whole.flatMap(node -> model.only(node, "Mul"));
        Optional<NodeProto> shifted = scaled.flatMap(node -> model.only(node, "Add"));
        if (shifted.isEmpty()) {
            return Optional.empty();
        }
        float[] ones = OnnxTensors.floats(model.constant(normed.get(), 1));
        float[] zeros = OnnxTensors.floats(model.constant(normed.get(), 2));
        long[] groups = OnnxTensors.whole(model.constant(parted, 1));
        boolean plain = all(ones, 1) && all(zeros, 0) && groups.length >= 2 && groups[1] == ones.length;
        if (!plain || !hasShape(whole.get(), shape, model)) {
            throw NoBlock.at(normed.get(), "it is no group normalisation");
        }
        double epsilon = OnnxModel.real(normed.get(), "epsilon", 1e-5);
        return Optional.of(new OnnxPattern(
                new GroupNorm(ones.length, epsilon),
                Map.of("weight", constant(scaled.get(), model), "bias", constant(shifted.get(), model)),
                List.of(parted, normed.get(), whole.get(), scaled.get(), shifted.get())));
    }

    private static boolean hasShape(NodeProto reshape, Shape shape, OnnxModel model) throws NoBlock {
        long[] dims = OnnxTensors.whole(model.constant(reshape, 1));
        return dims.length > 1 && dims[1] == shape.channels();
    }

    private static TensorProto constant(NodeProto node, OnnxModel model) throws NoBlock {
        return model.constant(node, model.isConstant(OnnxModel.input(node, 0)) ? 0 : 1);
    }

    private static boolean all(float[] values, float expected) {
        for (float value : values) {
            if (value != expected) {
                return false;
            }
        }
        return true;
    }

    /// A mean over more than there is, and what it has to be multiplied with.
    private static Optional<OnnxPattern> meanOverTheEdge(NodeProto mean, Shape shape, OnnxModel model) throws NoBlock {
        Optional<NodeProto> product = model.only(mean, "Mul");
        if (product.isEmpty()
                || !model.isConstant(OnnxModel.input(product.get(), 1))
                || OnnxModel.integer(mean, "count_include_pad", 0) == 0) {
            return Optional.empty();
        }
        OnnxWindow window = OnnxWindow.of(mean, shape);
        Pool pool = new Pool(Pool.Kind.AVERAGE, window.kernel(), window.stride(), window.padding(mean), true);
        Shape output = window.output(shape);
        float[] shares = OnnxTensors.floats(model.constant(product.get(), 1));
        boolean same = pool.problem(List.of(shape)).isEmpty()
                && pool.outputShape(List.of(shape)).equals(output)
                && shares.length == output.height() * output.width();
        for (int at = 0; same && at < shares.length; at++) {
            int covered = pool.covered(at / output.width(), shape.height())
                    * pool.covered(at % output.width(), shape.width());
            same = near(shares[at], (double) pool.kernel() * pool.kernel() / covered);
        }
        return same ? Optional.of(new OnnxPattern(pool, Map.of(), List.of(mean, product.get()))) : Optional.empty();
    }

    /// x / (k + α / n · Σ x²)^β, the sum a convolution with the channels around.
    private static Optional<OnnxPattern> evenResponseNorm(NodeProto square, Shape shape, OnnxModel model)
            throws NoBlock {
        Optional<NodeProto> sums = model.only(square, "Conv");
        Optional<NodeProto> power = sums.flatMap(node -> model.only(node, "Pow"));
        Optional<NodeProto> ratio = power.flatMap(node -> model.only(node, "Div"));
        String x = OnnxModel.input(square, 0);
        if (ratio.isEmpty()
                || !x.equals(OnnxModel.input(square, 1))
                || !x.equals(OnnxModel.input(ratio.get(), 0))
                || sums.get().getInputCount() < 3) {
            return Optional.empty();
        }
        float[] window = OnnxTensors.floats(model.constant(sums.get(), 1));
        float[] k = OnnxTensors.floats(model.constant(sums.get(), 2));
        double beta = OnnxModel.decimal(model.number(power.get()));
        int channels = shape.channels();
        if (window.length != channels * channels || k.length != channels || !all(k, k[0])) {
            throw NoBlock.at(sums.get(), "it is no local response normalisation");
        }
        for (int size = 2; size <= 30; size += 2) {
            if (Arrays.equals(window, window(size, channels, window[0]))) {
                double alpha = (double) window[0] * size;
                return Optional.of(new OnnxPattern(
                        new LocalResponseNorm(size, alpha, beta, OnnxModel.decimal(k[0])),
                        Map.of(),
                        List.of(square, sums.get(), power.get(), ratio.get())));
            }
        }
        throw NoBlock.at(sums.get(), "it is no local response normalisation");
    }

    private static float[] window(int size, int channels, float value) {
        float[] window = new float[channels * channels];
        for (int out = 0; out < channels; out++) {
            int last = Math.min(channels - 1, out + (size - 1) / 2);
            for (int in = Math.max(0, out - size / 2); in <= last; in++) {
                window[out * channels + in] = value;
            }
        }
        return window;
    }
}
