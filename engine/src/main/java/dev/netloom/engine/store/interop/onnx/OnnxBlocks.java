package dev.netloom.engine.store.interop.onnx;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Tanh;
import java.util.List;
import java.util.Optional;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.NodeProto;

/// The blocks of operators that take one input and keep no weights.
final class OnnxBlocks {
    private OnnxBlocks() {}

    /// The block of an operator; empty where it is of another kind.
    ///
    /// @param shape of what comes in
    /// @throws NoBlock where no block has its settings
    static Optional<Block> of(NodeProto node, Shape shape, OnnxModel model) throws NoBlock {
        return Optional.ofNullable(
                switch (node.getOpType()) {
                    case "MaxPool" -> maximum(node, shape);
                    case "AveragePool" -> mean(node, shape);
                    case "GlobalAveragePool" -> new GlobalAveragePool();
                    case "GlobalMaxPool" -> new GlobalMaxPool();
                    case "ReduceMean" -> putTogether(node, new GlobalAveragePool(), model);
                    case "ReduceMax" -> putTogether(node, new GlobalMaxPool(), model);
                    case "Relu" -> new Relu();
                    case "LeakyRelu" -> new LeakyRelu(OnnxModel.real(node, "alpha", 0.01));
                    case "Sigmoid" -> new Sigmoid();
                    case "Tanh" -> new Tanh();
                    case "Gelu" -> gelu(node);
                    case "LRN" -> responseNorm(node);
                    case "Dropout" -> dropout(node, model);
                    default -> null;
                });
    }

    /// Padding never wins a maximum: all that counts is how many windows there are.
    private static Pool maximum(NodeProto node, Shape shape) throws NoBlock {
        OnnxWindow window = OnnxWindow.of(node, shape);
        if (window.dilation() != 1) {
            throw NoBlock.at(node, "its windows are dilated");
        }
        boolean ceil = OnnxModel.integer(node, "ceil_mode", 0) == 1;
        return pool(node, Pool.Kind.MAX, window, shape, ceil && window.isEven());
    }

    private static Pool pool(NodeProto node, Pool.Kind kind, OnnxWindow window, Shape shape, boolean ceil)
            throws NoBlock {
        Pool plain = new Pool(kind, window.kernel(), window.stride(), window.padding(node), ceil);
        Pool over = new Pool(kind, window.kernel(), window.stride(), window.padding(node), true);
        List<Shape> input = List.of(shape);
        if (ceil || makes(plain, input, window.output(shape))) {
            return plain;
        }
        if (!makes(over, input, window.output(shape))) {
            throw NoBlock.at(node, "its padding is not the same on all sides");
        }
        return over;
    }

    private static boolean makes(Pool pool, List<Shape> input, Shape output) {
        return pool.problem(input).isEmpty() && pool.outputShape(input).equals(output);
    }

    private static Pool mean(NodeProto node, Shape shape) throws NoBlock {
        OnnxWindow window = OnnxWindow.of(node, shape);
        boolean counted = OnnxModel.integer(node, "count_include_pad", 0) == 1;
        boolean ceil = OnnxModel.integer(node, "ceil_mode", 0) == 1;
        if (window.dilation() != 1) {
            throw NoBlock.at(node, "its windows are dilated");
        }
        if (!counted && window.padding(node) > 0 || counted && !window.isEven()) {
            throw NoBlock.at(node, "its means count padding otherwise");
        }
        return pool(node, Pool.Kind.AVERAGE, window, shape, ceil && window.isEven());
    }

    private static Block putTogether(NodeProto node, Block block, OnnxModel model) throws NoBlock {
        boolean given = !OnnxModel.input(node, 1).isEmpty();
        long[] axes = given
                ? OnnxTensors.whole(model.constant(node, 1))
                : OnnxModel.attribute(node, "axes").map(AttributeProto::getIntsList).orElse(List.of()).stream()
                        .mapToLong(Long::longValue)
                        .toArray();
        boolean all =
                axes.length == 2 && Math.floorMod(axes[0], 4) + Math.floorMod(axes[1], 4) == 5 && axes[0] != axes[1];
        if (!all) {
            throw NoBlock.at(node, "it does not put together all rows and columns");
        }
        return block;
    }

    private static Gelu gelu(NodeProto node) throws NoBlock {
        if (!OnnxModel.text(node, "approximate", "none").equals("none")) {
            throw NoBlock.at(node, "it is an approximation");
        }
        return new Gelu();
    }

    private static LocalResponseNorm responseNorm(NodeProto node) throws NoBlock {
        int size = OnnxModel.integer(node, "size", 0);
        if (size % 2 == 0) {
            throw NoBlock.at(node, "its window is even");
        }
        return new LocalResponseNorm(
                size,
                OnnxModel.real(node, "alpha", 1e-4),
                OnnxModel.real(node, "beta", 0.75),
                OnnxModel.real(node, "bias", 1));
    }

    private static Dropout dropout(NodeProto node, OnnxModel model) throws NoBlock {
        String ratio = OnnxModel.input(node, 1);
        if (ratio.isEmpty()) {
            return new Dropout(OnnxModel.real(node, "ratio", 0.5));
        }
        float[] values = OnnxTensors.floats(model.constant(node, 1));
        return new Dropout(values.length == 1 ? OnnxModel.decimal(values[0]) : Double.NaN);
    }
}
