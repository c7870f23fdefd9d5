package dev.netloom.engine.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.javacpp.FloatPointer;

/// The gradients of the filters and of the bias of a 3×3 convolution with stride 1, through [Winograd]'s six products,
/// each of which is three products of matrices, one for a column of the filters.
///
/// Rows lie behind one another with their padding between them, which the last of one and the first of the next share:
/// to look one column further is to begin one pixel later. Where a row of the output's gradient is shorter, zeros
/// follow.
final class WinogradWeightGradient implements Kernel {
    private static final long CACHED_BYTES = 600_000;
    private static final int COLUMNS = 3;

    private final Tensor input;
    private final Tensor gradient;
    private final Tensor biasGradient;
    private final int padding;
    private final int pitch;
    private final int strips;
    private final int stripsPerImage;
    private final int stripsAtOnce;
    private final WinogradRows rows;
    private final WinogradRows gradients;
    private final float[] biases;
    private final float[] zeros;
    private final MemorySegment inputs;
    private final MemorySegment outputs;
    private final MemorySegment products;
    private final MemorySegment filters;
    private final FloatPointer[] left = new FloatPointer[Winograd.TAPS * COLUMNS];
    private final FloatPointer[] right = new FloatPointer[Winograd.TAPS];
    private final FloatPointer[] sums = new FloatPointer[Winograd.TAPS * COLUMNS];
    private final Kernel reorder;

    WinogradWeightGradient(Kernels kernels, WeightedKernels.Tensors tensors, int padding) {
        this.input = tensors.input();
        this.gradient = tensors.outputGradient();
        this.biasGradient = tensors.biasGradient();
        this.padding = padding;
        this.pitch = input.dim(3) + padding;
        this.stripsPerImage = Math.ceilDiv(gradient.dim(2), Winograd.ROWS);
        this.strips = input.dim(0) * stripsPerImage;
        this.rows = new WinogradRows(input);
        this.gradients = new WinogradRows(gradient);
        this.biases = new float[gradients.piece()];
        int channels = input.dim(1);
        int units = gradient.dim(1);
        this.zeros = new float[Math.max(channels, units) * COLUMNS];
        long most = CACHED_BYTES / ((long) Winograd.TAPS * Float.BYTES * pitch * (channels + units));
        this.stripsAtOnce = Math.clamp(most, 1, strips);
        long left = (long) (stripsAtOnce * pitch + COLUMNS) * channels * Float.BYTES;
        long right = (long) stripsAtOnce * pitch * units * Float.BYTES;
        long sum = (long) channels * units * Float.BYTES;
        MemorySegment workspace =
                kernels.workspace(Winograd.TAPS * (left + right + COLUMNS * sum) + COLUMNS * COLUMNS * sum);
        this.inputs = workspace.asSlice(0, Winograd.TAPS * left);
        this.outputs = workspace.asSlice(inputs.byteSize(), Winograd.TAPS * right);
        this.products = workspace.asSlice(inputs.byteSize() + outputs.byteSize(), Winograd.TAPS * COLUMNS * sum);
        this.filters = workspace.asSlice(
                inputs.byteSize() + outputs.byteSize() + products.byteSize(), COLUMNS * COLUMNS * sum);
        for (int i = 0; i < Winograd.TAPS; i++) {
            this.right[i] = Dnnl.floats(outputs.asSlice(i * right));
            for (int q = 0; q < COLUMNS; q++) {
                this.left[i * COLUMNS + q] = Dnnl.floats(inputs.asSlice(i * left + (long) q * channels * Float.BYTES));
                this.sums[i * COLUMNS + q] = Dnnl.floats(products.asSlice((i * COLUMNS + q) * sum));
            }
        }
        this.reorder = reorder(kernels, tensors.weightGradient(), channels, units);
    }

    /// From rows, columns, inputs, outputs to the files' order.
    private Kernel reorder(Kernels kernels, Tensor wanted, int channels, int units) {
        long[] strides = {1, units, (long) COLUMNS * channels * units, (long) channels * units};
        dnnl_memory_desc layout = Dnnl.strided(kernels.scope(), strides, units, channels, COLUMNS, COLUMNS);
        dnnl_memory from = Dnnl.memory(kernels.scope(), layout, filters);
        return kernels.reorder(layout, from, wanted.descriptor(), wanted.memory());
    }

    @Override
    public void run() {
        Arrays.fill(biases, 0);
        for (int first = 0; first < strips; first += stripsAtOnce) {
            int count = Math.min(stripsAtOnce, strips - first);
            for (int place = 0; place < count; place++) {
                transformInput(first + place, place);
                transformGradient(first + place, place);
            }
            endInput(count);
            multiply(count, first > 0);
        }
        collect();
        reorder.run();
        sumBiases();
    }

    private void transformInput(int strip, int place) {
        int image = strip / stripsPerImage;
        int row = strip % stripsPerImage * Winograd.ROWS - padding;
        int channels = input.dim(1);
        int length = input.dim(3) * channels;
        long tap = inputs.byteSize() / Winograd.TAPS;
        long start = (long) place * pitch * channels;
        for (int i = 0; i < Winograd.TAPS; i++) {
            put(zeros, inputs, i * tap, start, padding * channels);
        }
        for (int at = 0; at < length; at += rows.piece()) {
            int count = Math.min(rows.piece(), length - at);
            rows.read(image, row, Winograd.TAPS, at, count);
            Winograd.ofInput(rows.values(), rows.transformed(), count);
            for (int i = 0; i < Winograd.TAPS; i++) {
                put(rows.transformed()[i], inputs, i * tap, start + (long) padding * channels + at, count);
            }
        }
    }

    /// The padding behind the last row.
    private void endInput(int count) {
        long tap = inputs.byteSize() / Winograd.TAPS;
        for (int i = 0; i < Winograd.TAPS; i++) {
            put(zeros, inputs, i * tap, (long) count * pitch * input.dim(1), COLUMNS * input.dim(1));
        }
    }

    private void transformGradient(int strip, int place) {
        int image = strip / stripsPerImage;
        int row = strip % stripsPerImage * Winograd.ROWS;
        int units = gradient.dim(1);
        int length = gradient.dim(3) * units;
        long tap = outputs.byteSize() / Winograd.TAPS;
        long start = (long) place * pitch * units;
        for (int at = 0; at < length; at += gradients.piece()) {
            int count = Math.min(gradients.piece(), length - at);
            gradients.read(image, row, Winograd.ROWS, at, count);
            Winograd.ofOutputGradient(gradients.values(), gradients.transformed(), count);
            Winograd.addTo(biases, gradients.transformed()[1], count); // the sum of the four rows
            for (int i = 0; i < Winograd.TAPS; i++) {
                put(gradients.transformed()[i], outputs, i * tap, start + at, count);
            }
        }
        for (int i = 0; i < Winograd.TAPS; i++) {
            put(zeros, outputs, i * tap, start + length, pitch * units - length);
        }
    }

    private static void put(float[] values, MemorySegment to, long bytes, long index, int count) {
        MemorySegment.copy(values, 0, to, JAVA_FLOAT, bytes + index * Float.BYTES, count);
    }

    private void multiply(int count, boolean add) {
        for (int i = 0; i < sums.length; i++) {
            Dnnl.multiplyTransposed(
                    left[i], right[i / COLUMNS], sums[i], input.dim(1), gradient.dim(1), (long) count * pitch, add);
        }
    }

    /// The gradients of the filters from the six products.
    private void collect() {
        int size = input.dim(1) * gradient.dim(1);
        float[][] u = rows.values();
        float[][] g = rows.transformed();
        for (int q = 0; q < COLUMNS; q++) {
            for (int at = 0; at < size; at += rows.piece()) {
                int count = Math.min(rows.piece(), size - at);
                for (int i = 0; i < Winograd.TAPS; i++) {
                    long place = ((long) (i * COLUMNS + q) * size + at) * Float.BYTES;
                    MemorySegment.copy(products, JAVA_FLOAT, place, u[i], 0, count);
                }
                Winograd.ofFilterProducts(u, g, count);
                for (int p = 0; p < COLUMNS; p++) {
                    put(g[p], filters, 0, (long) (p * COLUMNS + q) * size + at, count);
                }
            }
        }
    }

    private void sumBiases() {
        if (biasGradient == null) {
            return;
        }
        int units = gradient.dim(1);
        for (int unit = 0; unit < units; unit++) {
            float sum = 0;
            for (int i = unit; i < biases.length; i += units) {
                sum += biases[i];
            }
            biasGradient.set(unit, sum);
        }
    }
}
