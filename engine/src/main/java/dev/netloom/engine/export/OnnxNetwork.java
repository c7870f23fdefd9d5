package dev.netloom.engine.export;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Normalization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One network in an ONNX graph, block by block.
///
/// Every operator, and what comes out of it, goes by its block's name; where a block takes several, the last one does,
/// and those before it are `BLOCK/STEP`. Images have four dimensions (images, channels, rows, columns); what is flat
/// for dense layers has two, and changes between them where a block asks for the other.
final class OnnxNetwork {
    static final String PROBABILITIES = "probabilities";

    private static final double HALF_ROOT = Math.sqrt(0.5);

    private final OnnxGraph onnx;
    private final String prefix;
    private final String image;
    private final Graph graph;
    private final Weights weights;
    private final Map<String, Shape> shapes;
    private final Map<String, Value> values = new HashMap<>();

    /// What comes out of a block: its name in the file, and whether it has two dimensions.
    private record Value(String name, boolean flat) {}

    /// @param prefix of all names
    /// @param image the value that comes in, of four dimensions
    OnnxNetwork(OnnxGraph onnx, String prefix, String image, TrainedNetwork network) {
        this.onnx = onnx;
        this.prefix = prefix;
        this.image = image;
        this.graph = network.graph();
        this.weights = network.weights();
        this.shapes = GraphCheck.of(graph).shapes();
    }

    /// @return the probabilities' name
    String write() {
        String end = "";
        for (Node node : graph.inOrder()) {
            Value value = write(node);
            values.put(node.id(), value);
            end = node.block() instanceof Output ? value.name() : end;
        }
        return end;
    }

    private Value write(Node node) {
        String id = prefix + node.id();
        return switch (node.block()) {
            case Input ignored -> image(image);
            case Output ignored ->
                flattened(onnx.operator("Softmax", prefix + PROBABILITIES, flat(node))
                        .withInt("axis", 1)
                        .add());
            case Conv conv -> image(conv(node, conv));
            case Dense dense -> flattened(dense(node, dense));
            case Pool pool -> image(pool(node, pool));
            case Activation activation -> same(node, activation(id, activation, any(node)));
            case Dropout dropout -> {
                String rate = onnx.number(id + ".rate", dropout.rate());
                yield same(node, onnx.operator("Dropout", id, any(node), rate).add());
            }
            case Normalization norm -> normalization(node, norm);
            case Flatten ignored ->
                flattened(onnx.operator("Flatten", id, any(node))
                        .withInt("axis", 1)
                        .add());
            case GlobalAveragePool ignored ->
                image(onnx.operator("GlobalAveragePool", id, spatial(node)).add());
            case GlobalMaxPool ignored ->
                image(onnx.operator("GlobalMaxPool", id, spatial(node)).add());
            case Add ignored -> joined(node, node.inputs().size() == 2 ? "Add" : "Sum");
            case Concat ignored -> joined(node, "Concat");
        };
    }

    private String conv(Node node, Conv conv) {
        return onnx.operator("Conv", prefix + node.id(), withParameters(node, spatial(node)))
                .with("kernel_shape", conv.kernel(), conv.kernel())
                .with("strides", conv.stride(), conv.stride())
                .with("pads", conv.padding(), conv.padding(), conv.padding(), conv.padding())
                .with("dilations", conv.dilation(), conv.dilation())
                .withInt("group", conv.groups())
                .add();
    }

    private String dense(Node node, Dense dense) {
        return onnx.operator("Gemm", prefix + node.id(), withParameters(node, flat(node)))
                .withInt("transB", 1)
                .add();
    }

    /// The padding behind the image is so large that the last window fits: programs differ in what `ceil_mode` makes of
    /// a window that starts in it. In a mean, only the padding in front counts; what lies beyond is divided out.
    private String pool(Node node, Pool pool) {
        String id = prefix + node.id();
        Shape input = input(node);
        Shape output = shapes.get(node.id());
        long bottom = behind(pool, input.height(), output.height());
        long right = behind(pool, input.width(), output.width());
        boolean average = pool.kind() == Pool.Kind.AVERAGE;
        boolean over = average && (bottom > pool.padding() || right > pool.padding());
        OnnxGraph.Operator operator = onnx.operator(
                        average ? "AveragePool" : "MaxPool", over ? id + "/mean" : id, spatial(node))
                .with("kernel_shape", pool.kernel(), pool.kernel())
                .with("strides", pool.stride(), pool.stride())
                .with("pads", pool.padding(), pool.padding(), bottom, right);
        if (!average) {
            return operator.add();
        }
        String mean = operator.withInt("count_include_pad", 1).add();
        return over ? multiplied(id, mean, shares(id, pool, input, output)) : mean;
    }

    private static long behind(Pool pool, int side, int windows) {
        long needed = (long) (windows - 1) * pool.stride() + pool.kernel() - side - pool.padding();
        return Math.max(pool.padding(), needed);
    }

    /// By how much larger a mean is that does not count what lies beyond the padding.
    private String shares(String id, Pool pool, Shape input, Shape output) {
        float[] shares = new float[output.height() * output.width()];
        double area = pool.kernel() * pool.kernel();
        for (int row = 0; row < output.height(); row++) {
            for (int column = 0; column < output.width(); column++) {
                int covered = pool.covered(row, input.height()) * pool.covered(column, input.width());
                shares[row * output.width() + column] = (float) (area / covered);
            }
        }
        return onnx.constant(id + ".shares", shares, List.of(1, 1, output.height(), output.width()));
    }

    private String activation(String id, Activation activation, String x) {
        return switch (activation) {
            case Relu ignored -> onnx.operator("Relu", id, x).add();
            case LeakyRelu leaky ->
                onnx.operator("LeakyRelu", id, x)
                        .withFloat("alpha", leaky.slope())
                        .add();
            case Sigmoid ignored -> onnx.operator("Sigmoid", id, x).add();
            case Tanh ignored -> onnx.operator("Tanh", id, x).add();
            case Silu ignored ->
                multiplied(id, x, onnx.operator("Sigmoid", id + "/sigmoid", x).add());
            case Gelu ignored -> gelu(id, x);
        };
    }

    /// x / 2 · (1 + erf(x / √2))
    private String gelu(String id, String x) {
        String scaled = multiplied(id + "/scaled", x, onnx.number(id + ".scale", HALF_ROOT));
        String erf = onnx.operator("Erf", id + "/erf", scaled).add();
        String share = onnx.operator("Add", id + "/share", erf, onnx.number(id + ".one", 1))
                .add();
        String twice = multiplied(id + "/twice", x, share);
        return multiplied(id, twice, onnx.number(id + ".half", 0.5));
    }

    private String multiplied(String id, String first, String second) {
        return onnx.operator("Mul", id, first, second).add();
    }

    private Value normalization(Node node, Normalization norm) {
        return switch (norm) {
            case BatchNorm batch ->
                same(
                        node,
                        onnx.operator("BatchNormalization", prefix + node.id(), withParameters(node, any(node)))
                                .withFloat("epsilon", batch.epsilon())
                                .withFloat("momentum", 1 - batch.momentum())
                                .add());
            case GroupNorm group -> groupNorm(node, group);
            case LocalResponseNorm response -> image(localResponseNorm(node, response));
        };
    }

    /// Each group as one channel of an instance normalisation that neither scales nor shifts.
    private Value groupNorm(Node node, GroupNorm norm) {
        String id = prefix + node.id();
        Shape shape = input(node);
        List<Integer> perChannel = List.of(shape.channels(), 1, 1);
        float[] ones = new float[norm.groups()];
        Arrays.fill(ones, 1);
        List<Integer> groups = List.of(norm.groups());
        String parted = onnx.operator(
                        "Reshape", id + "/groups", spatial(node), onnx.whole(id + ".groups", 0, norm.groups(), -1))
                .add();
        String normed = onnx.operator(
                        "InstanceNormalization",
                        id + "/normalized",
                        parted,
                        onnx.constant(id + ".ones", ones, groups),
                        onnx.constant(id + ".zeros", new float[norm.groups()], groups))
                .withFloat("epsilon", norm.epsilon())
                .add();
        String whole = onnx.operator(
                        "Reshape",
                        id + "/channels",
                        normed,
                        onnx.whole(id + ".channels", 0, shape.channels(), shape.height(), shape.width()))
                .add();
        String scaled = multiplied(id + "/scaled", whole, parameter(node, "weight", perChannel));
        return image(onnx.operator("Add", id, scaled, parameter(node, "bias", perChannel))
                .add());
    }

    /// ONNX asks for an odd number of channels, and a window around its middle. Any other is a convolution of the
    /// squares: s = k + α / n · Σ x², y = x / s^β.
    private String localResponseNorm(Node node, LocalResponseNorm norm) {
        String id = prefix + node.id();
        String x = spatial(node);
        if (norm.size() % 2 == 1) {
            return onnx.operator("LRN", id, x)
                    .withInt("size", norm.size())
                    .withFloat("alpha", norm.alpha())
                    .withFloat("beta", norm.beta())
                    .withFloat("bias", norm.k())
                    .add();
        }
        int channels = input(node).channels();
        float[] bias = new float[channels];
        Arrays.fill(bias, (float) norm.k());
        String sums = onnx.operator(
                        "Conv",
                        id + "/sums",
                        multiplied(id + "/squares", x, x),
                        onnx.constant(id + ".window", window(norm, channels), List.of(channels, channels, 1, 1)),
                        onnx.constant(id + ".k", bias, List.of(channels)))
                .add();
        String powers = onnx.operator("Pow", id + "/powers", sums, onnx.number(id + ".beta", norm.beta()))
                .add();
        return onnx.operator("Div", id, x, powers).add();
    }

    private static float[] window(LocalResponseNorm norm, int channels) {
        float[] window = new float[channels * channels];
        for (int out = 0; out < channels; out++) {
            int first = Math.max(0, out - norm.size() / 2);
            int last = Math.min(channels - 1, out + (norm.size() - 1) / 2);
            for (int in = first; in <= last; in++) {
                window[out * channels + in] = (float) (norm.alpha() / norm.size());
            }
        }
        return window;
    }

    /// Inputs of two dimensions get four where not all have two.
    private Value joined(Node node, String type) {
        boolean flat =
                node.inputs().stream().allMatch(input -> values.get(input).flat());
        List<String> inputs = node.inputs().stream()
                .map(input -> flat ? values.get(input).name() : spatial(input))
                .toList();
        OnnxGraph.Operator operator = onnx.operator(type, prefix + node.id(), inputs);
        String joined = (type.equals("Concat") ? operator.withInt("axis", 1) : operator).add();
        return new Value(joined, flat);
    }

    private static Value image(String name) {
        return new Value(name, false);
    }

    private static Value flattened(String name) {
        return new Value(name, true);
    }

    /// What has as many dimensions as the block's input.
    private Value same(Node node, String name) {
        return new Value(name, values.get(node.inputs().getFirst()).flat());
    }

    private Shape input(Node node) {
        return shapes.get(node.inputs().getFirst());
    }

    private String any(Node node) {
        return values.get(node.inputs().getFirst()).name();
    }

    private String flat(Node node) {
        String input = node.inputs().getFirst();
        Value value = values.get(input);
        if (value.flat()) {
            return value.name();
        }
        String flat = onnx.operator("Flatten", prefix + input + "/flat", value.name())
                .withInt("axis", 1)
                .add();
        values.put(input, flattened(flat));
        return flat;
    }

    private String spatial(Node node) {
        return spatial(node.inputs().getFirst());
    }

    private String spatial(String input) {
        Value value = values.get(input);
        if (!value.flat()) {
            return value.name();
        }
        String shape =
                onnx.whole(prefix + input + ".image", 0, shapes.get(input).channels(), 1, 1);
        return onnx.operator("Reshape", prefix + input + "/image", value.name(), shape)
                .add();
    }

    private List<String> withParameters(Node node, String input) {
        Block block = node.block();
        List<String> inputs = new ArrayList<>(List.of(input));
        block.parameters(List.of(input(node))).forEach(spec -> inputs.add(parameter(node, spec.name(), spec.dims())));
        return inputs;
    }

    private String parameter(Node node, String name, List<Integer> dims) {
        String own = node.id() + "." + name;
        return onnx.constant(prefix + own, weights.arrays().get(own).values(), dims);
    }
}
