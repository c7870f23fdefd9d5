package dev.netloom.engine.export;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A network as a Python class: what its blocks are, and how an image goes through them, under the blocks' own names.
///
/// As in [OnnxNetwork], what is flat for dense layers has two dimensions, and images have four.
final class PyTorchModule {
    private static final Set<String> KEYWORDS = Set.of(
            ("False None True and as assert async await break class continue def del elif else except finally for"
                            + " from global if import in is lambda nonlocal not or pass raise return try while with yield")
                    .split(" "));

    /// Names that mean something else to PyTorch or this file.
    private static final Set<String> TAKEN = Set.of(("self image torch nn np F Network load"
                    + " T_destination add_module apply bfloat16 buffers children cpu cuda double dump_patches eval"
                    + " extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu"
                    + " load_state_dict modules mtia named_buffers named_children named_modules named_parameters"
                    + " parameters register_backward_hook register_buffer register_forward_hook"
                    + " register_forward_pre_hook register_full_backward_hook register_module register_parameter"
                    + " requires_grad_ set_extra_state set_submodule share_memory state_dict to to_empty train"
                    + " training type xpu zero_grad compile call_super_init")
            .split(" "));

    private final Graph graph;
    private final Map<String, Shape> shapes;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final List<String> layers = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    /// What comes out of a block, as Python says it.
    private record Value(String text, boolean flat) {}

    PyTorchModule(Graph graph) {
        this.graph = graph;
        this.shapes = GraphCheck.of(graph).shapes();
        Set<String> taken = new HashSet<>(TAKEN);
        taken.addAll(KEYWORDS);
        graph.inOrder().forEach(node -> names.put(node.id(), identifier(node.id(), taken)));
        graph.inOrder().forEach(this::write);
    }

    /// Whether it means something else to Python.
    static boolean isKeyword(String name) {
        return KEYWORDS.contains(name);
    }

    private static String identifier(String id, Set<String> taken) {
        String plain = plain(id);
        String name = Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
        String own = name;
        for (int number = 2; !taken.add(own); number++) {
            own = name + "_" + number;
        }
        return own;
    }

    private static String plain(String id) {
        return id.replaceAll("[^0-9A-Za-z_]", "_");
    }

    /// The class, from its first line on.
    String text() {
        return """
                class Network(nn.Module):
                    def __init__(self):
                        super().__init__()
                %s
                    def forward(self, image):
                %s
                """.formatted(indented(layers), indented(steps));
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "        " + line + "\n").collect(Collectors.joining());
    }

    /// The blocks whose Python name does not follow from their own by putting `_` for what no name may have.
    Map<String, String> otherNames() {
        Map<String, String> others = new LinkedHashMap<>(names);
        others.entrySet().removeIf(name -> plain(name.getKey()).equals(name.getValue()));
        return others;
    }

    String name(String id) {
        return names.get(id);
    }

    private void write(Node node) {
        switch (node.block()) {
            case Input ignored -> values.put(node.id(), new Value("image", false));
            case Output ignored -> steps.add("return " + flat(node));
            case Conv conv -> layer(node, "nn.Conv2d" + conv(conv, channels(node)), spatial(node), false);
            case Dense dense ->
                layer(
                        node,
                        "nn.Linear(%d, %d%s)"
                                .formatted(channels(node), dense.units(), dense.bias() ? "" : ", bias=False"),
                        flat(node),
                        true);
            case Pool pool -> step(node, pool(pool, spatial(node)), false);
            case Activation activation -> step(node, activation(activation, any(node)), isFlat(node));
            case Dropout dropout -> layer(node, "nn.Dropout(" + number(dropout.rate()) + ")", any(node), isFlat(node));
            case BatchNorm norm ->
                layer(
                        node,
                        "nn.BatchNorm%dd(%d, eps=%s, momentum=%s)"
                                .formatted(
                                        isFlat(node) ? 1 : 2,
                                        channels(node),
                                        number(norm.epsilon()),
                                        number(norm.momentum())),
                        any(node),
                        isFlat(node));
            case GroupNorm norm ->
                layer(
                        node,
                        "nn.GroupNorm(%d, %d, eps=%s)".formatted(norm.groups(), channels(node), number(norm.epsilon())),
                        any(node),
                        isFlat(node));
            case LocalResponseNorm norm ->
                step(
                        node,
                        "F.local_response_norm(%s, %d, alpha=%s, beta=%s, k=%s)"
                                .formatted(
                                        spatial(node),
                                        norm.size(),
                                        number(norm.alpha()),
                                        number(norm.beta()),
                                        number(norm.k())),
                        false);
            case Flatten ignored -> step(node, "torch.flatten(" + any(node) + ", 1)", true);
            case GlobalAveragePool ignored -> step(node, "F.adaptive_avg_pool2d(" + spatial(node) + ", 1)", false);
            case GlobalMaxPool ignored -> step(node, "F.adaptive_max_pool2d(" + spatial(node) + ", 1)", false);
            case Add ignored -> step(node, String.join(" + ", joined(node)), allFlat(node));
            case Concat ignored -> step(node, "torch.cat([" + String.join(", ", joined(node)) + "], 1)", allFlat(node));
        }
    }

    private void layer(Node node, String made, String input, boolean flat) {
        layers.add("self." + names.get(node.id()) + " = " + made);
        step(node, "self." + names.get(node.id()) + "(" + input + ")", flat);
    }

    private void step(Node node, String computed, boolean flat) {
        String name = names.get(node.id());
        steps.add(name + " = " + computed);
        values.put(node.id(), new Value(name, flat));
    }

    private static String conv(Conv conv, int channels) {
        StringBuilder settings = new StringBuilder();
        append(settings, "stride", conv.stride(), 1);
        append(settings, "padding", conv.padding(), 0);
        append(settings, "dilation", conv.dilation(), 1);
        append(settings, "groups", conv.groups(), 1);
        return "(%d, %d, %d%s%s)"
                .formatted(channels, conv.filters(), conv.kernel(), settings, conv.bias() ? "" : ", bias=False");
    }

    private static void append(StringBuilder settings, String name, int value, int usual) {
        if (value != usual) {
            settings.append(", ").append(name).append('=').append(value);
        }
    }

    private static String pool(Pool pool, String input) {
        String kind = pool.kind() == Pool.Kind.MAX ? "max" : "avg";
        StringBuilder settings = new StringBuilder();
        append(settings, "padding", pool.padding(), 0);
        return "F.%s_pool2d(%s, %d, stride=%d%s%s)"
                .formatted(kind, input, pool.kernel(), pool.stride(), settings, pool.ceil() ? ", ceil_mode=True" : "");
    }

    private static String activation(Activation activation, String x) {
        return switch (activation) {
            case Relu ignored -> "F.relu(" + x + ")";
            case LeakyRelu leaky -> "F.leaky_relu(" + x + ", " + number(leaky.slope()) + ")";
            case Sigmoid ignored -> "torch.sigmoid(" + x + ")";
            case Tanh ignored -> "torch.tanh(" + x + ")";
            case Gelu ignored -> "F.gelu(" + x + ")";
            case Silu ignored -> "F.silu(" + x + ")";
        };
    }

    /// As Python reads it, without more digits than it takes.
    static String number(double value) {
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }

    private List<String> joined(Node node) {
        boolean flat = allFlat(node);
        return node.inputs().stream()
                .map(input -> flat ? values.get(input).text() : spatial(input))
                .toList();
    }

    private boolean allFlat(Node node) {
        return node.inputs().stream().allMatch(input -> values.get(input).flat());
    }

    private boolean isFlat(Node node) {
        return values.get(node.inputs().getFirst()).flat();
    }

    private int channels(Node node) {
        return shapes.get(node.inputs().getFirst()).channels();
    }

    private String any(Node node) {
        return values.get(node.inputs().getFirst()).text();
    }

    private String flat(Node node) {
        Value value = values.get(node.inputs().getFirst());
        return value.flat() ? value.text() : "torch.flatten(" + value.text() + ", 1)";
    }

    private String spatial(Node node) {
        return spatial(node.inputs().getFirst());
    }

    private String spatial(String input) {
        Value value = values.get(input);
        return value.flat() ? value.text() + "[:, :, None, None]" : value.text();
    }
}
