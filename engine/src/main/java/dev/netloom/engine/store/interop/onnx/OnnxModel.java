package dev.netloom.engine.store.interop.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;

/// The operators that one output of an ONNX graph depends on, in the order of the file, with the graph's constants.
final class OnnxModel {
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, NodeProto> makers = new HashMap<>();
    private final Map<String, List<NodeProto>> consumers = new HashMap<>();
    private final List<NodeProto> nodes;
    private final String output;

    OnnxModel(GraphProto graph, String output) throws NoBlock {
        this.output = output;
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOutputCount() == 0) {
                throw NoBlock.damaged("an operator " + node.getOpType() + " has no output");
            }
            node.getOutputList().stream().filter(name -> !name.isEmpty()).forEach(name -> makers.put(name, node));
            foldConstant(node);
        }
        Set<NodeProto> upstream = upstream();
        nodes = graph.getNodeList().stream()
                .filter(upstream::contains)
                .filter(node -> !constants.containsKey(node.getOutput(0)))
                .toList();
        for (NodeProto node : nodes) {
            for (String input : new HashSet<>(node.getInputList())) {
                consumers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
            }
        }
    }

    private void foldConstant(NodeProto node) {
        if (node.getOpType().equals("Constant")) {
            node.getAttributeList().stream()
                    .filter(attribute -> attribute.getName().equals("value"))
                    .findFirst()
                    .map(AttributeProto::getT)
                    .ifPresent(tensor -> constants.put(node.getOutput(0), tensor));
        } else if (node.getOpType().equals("Identity") && isConstant(input(node, 0))) {
            constants.put(node.getOutput(0), constants.get(input(node, 0)));
        }
    }

    private Set<NodeProto> upstream() {
        Set<NodeProto> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<String> open = new ArrayDeque<>(List.of(output));
        while (!open.isEmpty()) {
            NodeProto node = makers.get(open.pop());
            if (node != null && found.add(node)) {
                node.getInputList().forEach(open::push);
            }
        }
        return found;
    }

    List<NodeProto> nodes() {
        return nodes;
    }

    String output() {
        return output;
    }

    Optional<NodeProto> maker(String value) {
        return Optional.ofNullable(makers.get(value));
    }

    boolean isConstant(String value) {
        return constants.containsKey(value);
    }

    /// @throws NoBlock where it is computed
    TensorProto constant(NodeProto node, int input) throws NoBlock {
        TensorProto tensor = constants.get(input(node, input));
        if (tensor == null) {
            throw NoBlock.at(node, "what should be a constant is computed");
        }
        return tensor;
    }

    /// The number that an operator of two inputs takes besides what flows; NaN where it takes none.
    float number(NodeProto node) throws NoBlock {
        int at = isConstant(input(node, 0)) ? 0 : 1;
        if (!isConstant(input(node, at))) {
            return Float.NaN;
        }
        float[] values = OnnxTensors.floats(constant(node, at));
        return values.length == 1 ? values[0] : Float.NaN;
    }

    /// What flows into an operator of two inputs, of which the other is constant.
    static String other(OnnxModel model, NodeProto node) {
        return model.isConstant(input(node, 0)) ? input(node, 1) : input(node, 0);
    }

    /// The operator that alone takes what `node` makes, where it is of this type.
    Optional<NodeProto> only(NodeProto node, String type) {
        return only(node.getOutput(0)).filter(consumer -> consumer.getOpType().equals(type));
    }

    Optional<NodeProto> only(String value) {
        List<NodeProto> taking = consumers.getOrDefault(value, List.of());
        return taking.size() == 1 && !value.equals(output) ? Optional.of(taking.getFirst()) : Optional.empty();
    }

    /// The name of an input; empty where there are not so many.
    static String input(NodeProto node, int at) {
        return at < node.getInputCount() ? node.getInput(at) : "";
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    static int integer(NodeProto node, String name, int otherwise) {
        return attribute(node, name)
                .map(AttributeProto::getI)
                .map(Math::toIntExact)
                .orElse(otherwise);
    }

    /// As its shortest decimal number: 0.1 and not 0.10000000149.
    static double real(NodeProto node, String name, double otherwise) {
        return attribute(node, name)
                .map(AttributeProto::getF)
                .map(OnnxModel::decimal)
                .orElse(otherwise);
    }

    static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    static int[] integers(NodeProto node, String name, int... otherwise) {
        return attribute(node, name)
                .map(found ->
                        found.getIntsList().stream().mapToInt(Math::toIntExact).toArray())
                .orElse(otherwise);
    }

    static String text(NodeProto node, String name, String otherwise) {
        return attribute(node, name)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse(otherwise);
    }
}
