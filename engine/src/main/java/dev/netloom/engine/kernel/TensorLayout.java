package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abcd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abcde;
import static org.bytedeco.dnnl.global.dnnl.dnnl_acdb;
import static org.bytedeco.dnnl.global.dnnl.dnnl_x;

/// The order in which a tensor's values lie in memory. Dimensions are always named in the order batch, channels,
/// rows, columns, whatever the layout.
public enum TensorLayout {
    /// Batch, rows, columns, channels: every activation.
    NHWC(dnnl_acdb),
    /// Batch, channels, rows, columns: files, flattened images, and weights (outputs, inputs, rows, columns).
    NCHW(dnnl_abcd),
    /// Groups, outputs of a group, inputs of a group, rows, columns: the weights of a grouped convolution, in memory
    /// the same as without groups.
    GROUPED(dnnl_abcde),
    /// Rows, columns: dense weights, and batches of vectors.
    MATRIX(dnnl_ab),
    /// One row: biases and statistics.
    VECTOR(dnnl_x);

    final int tag;

    TensorLayout(int tag) {
        this.tag = tag;
    }
}
