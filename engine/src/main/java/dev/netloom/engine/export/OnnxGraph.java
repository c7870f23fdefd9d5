package dev.netloom.engine.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/// An ONNX graph while it is written: operators, constants, and names that stand once.
final class OnnxGraph {
    /// The first dimension of everything that flows: any number of images.
    private static final String BATCH = "batch";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();

    /// An operator, whose attributes are named one by one.
    final class Operator {
        private final NodeProto.Builder node;

        private Operator(NodeProto.Builder node) {
            this.node = node;
        }

        Operator with(String attribute, long... values) {
            AttributeProto.Builder made =
                    AttributeProto.newBuilder().setName(attribute).setType(AttributeType.INTS);
            Arrays.stream(values).forEach(made::addInts);
            node.addAttribute(made);
            return this;
        }

        Operator withInt(String attribute, long value) {
            node.addAttribute(AttributeProto.newBuilder()
                    .setName(attribute)
                    .setType(AttributeType.INT)
                    .setI(value));
            return this;
        }

        Operator withFloat(String attribute, double value) {
            node.addAttribute(AttributeProto.newBuilder()
                    .setName(attribute)
                    .setType(AttributeType.FLOAT)
                    .setF((float) value));
            return this;
        }

        /// @return the name of its output
        String add() {
            graph.addNode(node);
            return node.getOutput(0);
        }
    }

    /// @param name of the operator and of its output, if no other has it
    Operator operator(String type, String name, String... inputs) {
        return operator(type, name, List.of(inputs));
    }

    Operator operator(String type, String name, List<String> inputs) {
        String own = fresh(name);
        return new Operator(NodeProto.newBuilder()
                .setOpType(type)
                .setName(own)
                .addAllInput(inputs)
                .addOutput(own));
    }

    /// The name of a constant of these dimensions; none is one number.
    String constant(String name, float[] values, List<Integer> dims) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, DataType.FLOAT, UnsafeByteOperations.unsafeWrap(bytes), dims);
    }

    String number(String name, double value) {
        return constant(name, new float[] {(float) value}, List.of());
    }

    /// A list of whole numbers: a shape, say.
    String whole(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, DataType.INT64, UnsafeByteOperations.unsafeWrap(bytes), List.of(values.length));
    }

    private String constant(String name, DataType type, ByteString bytes, List<Integer> dims) {
        String own = fresh(name);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(own)
                .setDataType(type.getNumber())
                .setRawData(bytes);
        dims.forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return own;
    }

    String input(String name, DataType type, int... dims) {
        String own = fresh(name);
        graph.addInput(value(own, type, dims));
        return own;
    }

    void output(String name, int... dims) {
        graph.addOutput(value(name, DataType.FLOAT, dims));
    }

    GraphProto named(String name) {
        return graph.setName(name).build();
    }

    private String fresh(String name) {
        String own = name;
        for (int number = 2; !names.add(own); number++) {
            own = name + "_" + number;
        }
        return own;
    }

    private static ValueInfoProto value(String name, DataType type, int... dims) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
        tensor.getShapeBuilder().addDimBuilder().setDimParam(BATCH);
        Arrays.stream(dims)
                .forEach(dim -> tensor.getShapeBuilder().addDimBuilder().setDimValue(dim));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
