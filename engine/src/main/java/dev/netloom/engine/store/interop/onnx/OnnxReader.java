package dev.netloom.engine.store.interop.onnx;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/// Makes blocks of operators, one after another: each knows the shapes of what flows into it.
final class OnnxReader {
    private static final String WEIGHT = ".weight";

    private final OnnxModel model;
    private final int operators; // version of the operators
    private final Map<String, Flow> flows = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Weights.Values> weights = new LinkedHashMap<>();
    private final Set<NodeProto> done = Collections.newSetFromMap(new IdentityHashMap<>());

    /// What flows: the block that it comes from, and its shape.
    private record Flow(String block, Shape shape) {}

    /// @param begin the value that is the image
    /// @param before the operators that made it of pixels
    OnnxReader(OnnxModel model, int operators, String begin, Shape image, List<NodeProto> before) {
        this.model = model;
        this.operators = operators;
        done.addAll(before);
        Input input = new Input(image.channels(), image.height(), image.width());
        nodes.put("input", Node.of("input", input));
        flows.put(begin, new Flow("input", image));
    }

    /// @return the weights; [#graph] is then whole
    Weights read(String input) throws NoBlock {
        for (NodeProto node : model.nodes()) {
            if (!done.contains(node)) {
                read(node);
            }
        }
        Flow end = flow(model.output());
        if (!(nodes.get(end.block()).block() instanceof Output)) {
            end(end);
        }
        return new Weights(weights, input);
    }

    Graph graph() {
        return new Graph(nodes.values());
    }

    private void read(NodeProto node) throws NoBlock {
        if (!node.getDomain().isEmpty() && !node.getDomain().equals("ai.onnx")) {
            throw NoBlock.at(node, "");
        }
        Flow flow = flow(flowing(node));
        Optional<OnnxPattern> pattern = OnnxPattern.startingAt(node, flow.shape(), model);
        if (pattern.isPresent()) {
            add(pattern.get(), flow);
        } else {
            readAlone(node, flow);
        }
    }

    /// The first input that is no constant.
    private String flowing(NodeProto node) {
        return node.getInputList().stream()
                .filter(input -> !model.isConstant(input))
                .findFirst()
                .orElse("");
    }

    private void add(OnnxPattern pattern, Flow flow) throws NoBlock {
        done.addAll(pattern.nodes());
        NodeProto last = pattern.nodes().getLast();
        String weight = pattern.parameters().containsKey("weight")
                ? pattern.parameters().get("weight").getName()
                : "";
        String id = add(last, pattern.block(), weight, List.of(flow));
        for (ParameterSpec spec : pattern.block().parameters(List.of(flow.shape()))) {
            keep(id, spec, OnnxTensors.floats(pattern.parameters().get(spec.name())));
        }
    }

    private void readAlone(NodeProto node, Flow flow) throws NoBlock {
        Optional<Block> block = OnnxBlocks.of(node, flow.shape(), model);
        if (block.isPresent()) {
            add(node, block.get(), flow);
            return;
        }
        switch (node.getOpType()) {
            case "Conv" -> conv(node, flow);
            case "Gemm" -> gemm(node, flow);
            case "MatMul" -> product(node, flow);
            case "BatchNormalization" -> batchNorm(node, flow);
            case "Add", "Sum" -> join(node, new Add());
            case "Concat" -> join(node, concat(node));
            case "Identity" -> pass(node, flow);
            case "Flatten" -> flatten(node, flow, OnnxModel.integer(node, "axis", 1) == 1);
            case "Reshape" -> reshape(node, flow);
            case "Squeeze", "Unsqueeze" -> flatten(node, flow, flow.shape().isVector());
            case "Softmax", "LogSoftmax" -> softmax(node, flow);
            default -> throw NoBlock.at(node, "");
        }
    }

    private void conv(NodeProto node, Flow flow) throws NoBlock {
        OnnxWindow window = OnnxWindow.of(node, flow.shape());
        if (!window.isEven()) {
            throw NoBlock.at(node, "its padding is not the same on all sides");
        }
        TensorProto weight = model.constant(node, 1);
        List<Integer> dims = OnnxTensors.dims(weight);
        boolean bias = !OnnxModel.input(node, 2).isEmpty();
        Conv conv = new Conv(
                dims.isEmpty() ? 0 : dims.getFirst(),
                window.kernel(),
                window.stride(),
                window.padding(node),
                window.dilation(),
                OnnxModel.integer(node, "group", 1),
                bias,
                Initialization.HE,
                0.01);
        weighted(node, conv, flow, weight, OnnxTensors.floats(weight), bias ? model.constant(node, 2) : null);
    }

    private void gemm(NodeProto node, Flow flow) throws NoBlock {
        if (OnnxModel.real(node, "alpha", 1) != 1
                || OnnxModel.real(node, "beta", 1) != 1
                || OnnxModel.integer(node, "transA", 0) != 0) {
            throw NoBlock.at(node, "it scales or transposes what comes in");
        }
        boolean bias = !OnnxModel.input(node, 2).isEmpty();
        dense(node, flow, OnnxModel.integer(node, "transB", 0) != 0, bias ? model.constant(node, 2) : null);
    }

    private void product(NodeProto node, Flow flow) throws NoBlock {
        Optional<NodeProto> sum = model.only(node, "Add");
        boolean bias = sum.isPresent() && sum.get().getInputList().stream().anyMatch(model::isConstant);
        if (!bias) {
            dense(node, flow, false, null);
            return;
        }
        int at = model.isConstant(OnnxModel.input(sum.get(), 0)) ? 0 : 1;
        dense(node, flow, false, model.constant(sum.get(), at));
        done.add(sum.get());
        flows.put(sum.get().getOutput(0), flows.get(node.getOutput(0)));
    }

    private void dense(NodeProto node, Flow flow, boolean rowsAreUnits, TensorProto bias) throws NoBlock {
        TensorProto weight = model.constant(node, 1);
        List<Integer> dims = OnnxTensors.dims(weight);
        if (dims.size() != 2) {
            throw NoBlock.at(node, "its weights are no matrix");
        }
        int units = dims.get(rowsAreUnits ? 0 : 1);
        int inputs = dims.get(rowsAreUnits ? 1 : 0);
        float[] values = OnnxTensors.floats(weight);
        Dense dense = new Dense(units, bias != null, Initialization.HE, 0.01);
        weighted(node, dense, flow, weight, rowsAreUnits ? values : transposed(values, inputs, units), bias);
    }

    private static float[] transposed(float[] values, int rows, int columns) {
        float[] transposed = new float[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = values[row * columns + column];
            }
        }
        return transposed;
    }

    /// @param bias null where it has none
    private void weighted(NodeProto node, Block block, Flow flow, TensorProto weight, float[] values, TensorProto bias)
            throws NoBlock {
        String id = add(node, block, weight.getName(), List.of(flow));
        List<ParameterSpec> specs = block.parameters(List.of(flow.shape()));
        keep(id, specs.getFirst(), values);
        if (bias != null) {
            keep(id, specs.get(1), OnnxTensors.floats(bias));
        }
    }

    private void batchNorm(NodeProto node, Flow flow) throws NoBlock {
        double momentum = BigDecimal.ONE
                .subtract(BigDecimal.valueOf(OnnxModel.real(node, "momentum", 0.9)))
                .doubleValue();
        BatchNorm norm = new BatchNorm(momentum, OnnxModel.real(node, "epsilon", 1e-5));
        String id = add(node, norm, OnnxModel.input(node, 1), List.of(flow));
        int at = 1;
        for (ParameterSpec spec : norm.parameters(List.of(flow.shape()))) {
            keep(id, spec, OnnxTensors.floats(model.constant(node, at++)));
        }
    }

    private void keep(String id, ParameterSpec spec, float[] values) throws NoBlock {
        String name = id + "." + spec.name();
        if (values.length != spec.size()) {
            throw NoBlock.damaged(name + " should have " + spec.size() + " values and has " + values.length);
        }
        weights.put(name, new Weights.Values(spec.dims(), values));
    }

    private static Concat concat(NodeProto node) throws NoBlock {
        int axis = OnnxModel.integer(node, "axis", 1);
        if (axis != 1 && axis != -3) {
            throw NoBlock.at(node, "it does not join channels");
        }
        return new Concat();
    }

    private void join(NodeProto node, Block block) throws NoBlock {
        List<Flow> inputs = new ArrayList<>();
        for (String input : node.getInputList()) {
            if (model.isConstant(input)) {
                throw NoBlock.at(node, "it joins a constant");
            }
            inputs.add(flow(input));
        }
        add(node, block, "", inputs);
    }

    private void pass(NodeProto node, Flow flow) {
        flows.put(node.getOutput(0), flow);
    }

    private void flatten(NodeProto node, Flow flow, boolean possible) throws NoBlock {
        if (!possible) {
            throw NoBlock.at(node, "it changes shapes otherwise");
        }
        if (flow.shape().isVector()) {
            pass(node, flow);
        } else {
            add(node, new Flatten(), flow);
        }
    }

    /// To a vector, or to what it is already. 0 stands for the same as before, -1 for what is left.
    private void reshape(NodeProto node, Flow flow) throws NoBlock {
        long[] dims = OnnxTensors.whole(model.constant(node, 1));
        Shape shape = flow.shape();
        boolean toVector = dims.length == 2 && (dims[1] == shape.size() || dims[1] == -1 && dims[0] != -1);
        boolean same = dims.length == 4
                && isSide(dims[1], shape.channels())
                && isSide(dims[2], shape.height())
                && isSide(dims[3], shape.width());
        if (same) {
            pass(node, flow);
        } else {
            flatten(node, flow, toVector);
        }
    }

    private static boolean isSide(long dim, int side) {
        return dim == side || dim == 0;
    }

    private void softmax(NodeProto node, Flow flow) throws NoBlock {
        int axis = OnnxModel.integer(node, "axis", operators < 13 ? 1 : -1);
        if (!node.getOutput(0).equals(model.output()) || axis != 1 && axis != -1) {
            throw NoBlock.at(node, "it is not at the end");
        }
        flows.put(node.getOutput(0), end(flow));
    }

    private Flow end(Flow flow) {
        Flow flat = flow;
        if (!flow.shape().isVector()) {
            String id = fresh(new Flatten());
            nodes.put(id, Node.of(id, new Flatten(), flow.block()));
            flat = new Flow(id, Shape.vector(flow.shape().size()));
        }
        String id = nodes.containsKey("output") ? fresh(new Output()) : "output";
        nodes.put(id, Node.of(id, new Output(), flat.block()));
        return new Flow(id, flat.shape());
    }

    private Flow flow(String value) throws NoBlock {
        Flow flow = flows.get(value);
        if (flow == null) {
            throw NoBlock.damaged("nothing makes the value " + value);
        }
        return flow;
    }

    private void add(NodeProto node, Block block, Flow flow) throws NoBlock {
        add(node, block, "", List.of(flow));
    }

    /// @param weight the name of its weights in the file; empty where it has none
    /// @return the block's id
    private String add(NodeProto node, Block block, String weight, List<Flow> inputs) throws NoBlock {
        List<Shape> shapes = inputs.stream().map(Flow::shape).toList();
        if (block.problem(shapes).isPresent()) {
            throw NoBlock.at(node, "it does not fit what comes in");
        }
        String id = id(node, block, weight);
        nodes.put(id, new Node(id, block, inputs.stream().map(Flow::block).toList()));
        flows.put(node.getOutput(0), new Flow(id, block.outputShape(shapes)));
        return id;
    }

    /// The name under which its weights stand in the file, else that of the operator, where somebody gave it one.
    private String id(NodeProto node, Block block, String weight) {
        String name = weight.endsWith(WEIGHT) ? weight.substring(0, weight.length() - WEIGHT.length()) : node.getName();
        String id = name.substring(name.lastIndexOf('/') + 1).strip();
        boolean isGiven = !id.isEmpty()
                && id.length() <= Node.LONGEST_ID
                && !id.matches(node.getOpType() + "(_\\d+)?")
                && id.chars().noneMatch(Character::isISOControl);
        return isGiven && !nodes.containsKey(id) ? id : fresh(block);
    }

    private String fresh(Block block) {
        String stem = BlockType.of(block).key().replace("-", "");
        String id;
        do {
            id = stem + numbers.merge(stem, 1, Integer::sum);
        } while (nodes.containsKey(id));
        return id;
    }
}
