package dev.netloom.engine.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_acdb;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.LongPointer;

/// A 3×3 convolution with stride 1 through [Winograd]'s six products, each of which is a convolution of oneDNN's with
/// one row of filters. Also the gradient of such a convolution's input, which is the convolution of the output's
/// gradient with the filters turned by 180° and padding 2 − m.
///
/// A few strips of four rows at a time, so that what lies between the steps stays in the cache.
final class WinogradConvolution implements Kernel {
    private static final long CACHED_BYTES = 600_000;

    /// Where the rows come from and go to.
    ///
    /// @param padding rows and columns around `from`
    record Images(Tensor from, Tensor to, int padding) {
        int strips() {
            return from.dim(0) * stripsPerImage();
        }

        int stripsPerImage() {
            return Math.ceilDiv(to.dim(2), Winograd.ROWS);
        }

        private int fromRow() {
            return from.dim(3) * from.dim(1);
        }

        private int toRow() {
            return to.dim(3) * to.dim(1);
        }

        /// Strips that are worked on at once: they divide the whole.
        int stripsAtOnce() {
            long most = CACHED_BYTES / ((long) Winograd.TAPS * Float.BYTES * (fromRow() + toRow()));
            int strips = Math.clamp(most, 1, strips());
            while (strips() % strips != 0) {
                strips--;
            }
            return strips;
        }
    }

    private final Images images;
    private final WinogradRows rows;
    private final WinogradRows results;
    private final int strips;
    private final Tensor bias;
    private final boolean relu;
    private final float[] biases;
    private final MemorySegment transformed;
    private final MemorySegment products;
    private final Kernel[] convolutions = new Kernel[Winograd.TAPS];

    /// @param filters the six transformed filters in the order that `found` wants
    /// @param bias null for none
    WinogradConvolution(
            Kernels kernels,
            dnnl_primitive_desc found,
            Images images,
            List<dnnl_memory> filters,
            Tensor bias,
            boolean relu) {
        this.images = images;
        this.bias = bias;
        this.relu = relu;
        this.strips = images.stripsAtOnce();
        this.rows = new WinogradRows(images.from);
        this.results = new WinogradRows(images.to);
        this.biases = new float[results.piece()];
        NativeScope scope = kernels.scope();
        long input = (long) strips * images.fromRow() * Float.BYTES;
        long output = (long) strips * images.toRow() * Float.BYTES;
        MemorySegment workspace = kernels.workspace(Winograd.TAPS * (input + output));
        this.transformed = workspace.asSlice(0, Winograd.TAPS * input);
        this.products = workspace.asSlice(Winograd.TAPS * input, Winograd.TAPS * output);
        dnnl_memory_desc from = input(scope, images);
        dnnl_memory_desc to = output(scope, images);
        for (int i = 0; i < convolutions.length; i++) {
            convolutions[i] = kernels.primitive(
                    found,
                    new Arguments()
                            .and(DNNL_ARG_SRC, Dnnl.memory(scope, from, transformed.asSlice(i * input, input)))
                            .and(DNNL_ARG_WEIGHTS, filters.get(i))
                            .and(DNNL_ARG_DST, Dnnl.memory(scope, to, products.asSlice(i * output, output))));
        }
    }

    /// oneDNN's implementations of one of the six convolutions along the rows.
    static List<dnnl_primitive_desc> implementations(Kernels kernels, Images images, int most) {
        NativeScope scope = kernels.scope();
        LongPointer ones = Convolution.pair(scope, 1, 1);
        LongPointer none = Convolution.pair(scope, 0, 0);
        LongPointer padding = Convolution.pair(scope, 0, images.padding);
        dnnl_memory_desc input = input(scope, images);
        dnnl_memory_desc output = output(scope, images);
        dnnl_memory_desc filters = Dnnl.descriptor(
                scope, Precision.FLOAT32, dnnl_format_tag_any, images.to.dim(1), images.from.dim(1), 1, 3);
        return kernels.implementations(
                "convolve rows of " + images.from,
                descriptor -> dnnl_convolution_forward_primitive_desc_create(
                        descriptor,
                        Dnnl.engine(),
                        dnnl_forward_inference,
                        dnnl_convolution_direct,
                        input,
                        filters,
                        null,
                        output,
                        ones,
                        none,
                        padding,
                        padding,
                        kernels.plain()),
                most,
                name -> false);
    }

    private static dnnl_memory_desc input(NativeScope scope, Images images) {
        return rows(scope, images.from, images);
    }

    private static dnnl_memory_desc output(NativeScope scope, Images images) {
        return rows(scope, images.to, images);
    }

    private static dnnl_memory_desc rows(NativeScope scope, Tensor like, Images images) {
        return Dnnl.descriptor(scope, Precision.FLOAT32, dnnl_acdb, images.stripsAtOnce(), like.dim(1), 1, like.dim(3));
    }

    @Override
    public void run() {
        for (int i = 0; bias != null && i < biases.length; i++) {
            biases[i] = bias.get(i % bias.size());
        }
        for (int first = 0; first < images.strips(); first += strips) {
            for (int strip = 0; strip < strips; strip++) {
                transform(first + strip, strip);
            }
            for (Kernel convolution : convolutions) {
                convolution.run();
            }
            for (int strip = 0; strip < strips; strip++) {
                collect(first + strip, strip);
            }
        }
    }

    /// @param strip among all
    /// @param place among those that are worked on at once
    private void transform(int strip, int place) {
        int image = strip / images.stripsPerImage();
        int row = strip % images.stripsPerImage() * Winograd.ROWS - images.padding;
        long tap = (long) strips * images.fromRow();
        for (int at = 0; at < images.fromRow(); at += rows.piece()) {
            int count = Math.min(rows.piece(), images.fromRow() - at);
            rows.read(image, row, Winograd.TAPS, at, count);
            Winograd.ofInput(rows.values(), rows.transformed(), count);
            long offset = (long) place * images.fromRow() + at;
            for (int i = 0; i < Winograd.TAPS; i++) {
                MemorySegment.copy(
                        rows.transformed()[i], 0, transformed, JAVA_FLOAT, (i * tap + offset) * Float.BYTES, count);
            }
        }
    }

    private void collect(int strip, int place) {
        int image = strip / images.stripsPerImage();
        int row = strip % images.stripsPerImage() * Winograd.ROWS;
        long tap = (long) strips * images.toRow();
        for (int at = 0; at < images.toRow(); at += results.piece()) {
            int count = Math.min(results.piece(), images.toRow() - at);
            long offset = (long) place * images.toRow() + at;
            for (int i = 0; i < Winograd.TAPS; i++) {
                MemorySegment.copy(
                        products, JAVA_FLOAT, (i * tap + offset) * Float.BYTES, results.transformed()[i], 0, count);
            }
            Winograd.ofProducts(results.transformed(), biases, results.values(), count);
            if (relu) {
                Winograd.relu(results.values(), count);
            }
            results.write(image, row, at, count);
        }
    }
}
