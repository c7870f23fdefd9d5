package dev.netloom.engine.store.interop.onnx;

import dev.netloom.engine.block.Shape;
import java.util.Arrays;
import onnx.Onnx.NodeProto;

/// The sliding window of a convolution or a pool: square, with one stride.
///
/// @param extent rows that it spans, dilated
/// @param pads top, left, bottom, right
record OnnxWindow(int kernel, int stride, int dilation, int extent, int[] pads) {

    /// @param shape of what it slides over
    /// @throws NoBlock where it is not square
    static OnnxWindow of(NodeProto node, Shape shape) throws NoBlock {
        int[] kernel = OnnxModel.integers(node, "kernel_shape");
        int[] strides = OnnxModel.integers(node, "strides", 1, 1);
        int[] dilations = OnnxModel.integers(node, "dilations", 1, 1);
        int[] pads = OnnxModel.integers(node, "pads", 0, 0, 0, 0);
        if (kernel.length != 2 || strides.length != 2 || dilations.length != 2 || pads.length != 4) {
            throw NoBlock.at(node, "it does not work on images of rows and columns");
        }
        if (kernel[0] != kernel[1] || strides[0] != strides[1] || dilations[0] != dilations[1]) {
            throw NoBlock.at(node, "its windows are not square");
        }
        if (kernel[0] < 1
                || strides[0] < 1
                || dilations[0] < 1
                || Arrays.stream(pads).anyMatch(pad -> pad < 0)) {
            throw NoBlock.at(node, "its windows are impossible");
        }
        int extent = Math.addExact(Math.multiplyExact(kernel[0] - 1, dilations[0]), 1);
        OnnxWindow window = new OnnxWindow(kernel[0], strides[0], dilations[0], extent, pads);
        return window.padded(node, shape);
    }

    private OnnxWindow padded(NodeProto node, Shape shape) throws NoBlock {
        return switch (OnnxModel.text(node, "auto_pad", "NOTSET")) {
            case "NOTSET", "" -> this;
            case "VALID" -> new OnnxWindow(kernel, stride, dilation, extent, new int[4]);
            case "SAME_UPPER" -> {
                int rows = same(shape.height());
                int columns = same(shape.width());
                yield new OnnxWindow(kernel, stride, dilation, extent, new int[] {
                    rows / 2, columns / 2, rows - rows / 2, columns - columns / 2
                });
            }
            default -> throw NoBlock.at(node, "its padding is of a kind that no block has");
        };
    }

    /// Rows of padding in all, so that there are as many windows as strides in the image.
    private int same(int side) {
        return Math.max(0, ((side + stride - 1) / stride - 1) * stride + extent - side);
    }

    /// @throws NoBlock where it is not the same above and at the left
    int padding(NodeProto node) throws NoBlock {
        if (pads[0] != pads[1]) {
            throw NoBlock.at(node, "its padding is not the same on all sides");
        }
        return pads[0];
    }

    boolean isEven() {
        return pads[0] == pads[1] && pads[1] == pads[2] && pads[2] == pads[3];
    }

    /// Of a pool that does not reach beyond its padding.
    Shape output(Shape input) throws NoBlock {
        long rows = Math.floorDiv((long) input.height() + pads[0] + pads[2] - extent, stride) + 1L;
        long columns = Math.floorDiv((long) input.width() + pads[1] + pads[3] - extent, stride) + 1L;
        if (rows < 1 || columns < 1) {
            throw NoBlock.damaged("a window is larger than what it slides over");
        }
        return new Shape(input.channels(), Math.toIntExact(rows), Math.toIntExact(columns));
    }
}
