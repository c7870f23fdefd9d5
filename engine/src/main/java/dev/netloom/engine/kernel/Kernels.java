package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/// Makes kernels that run one after the other. Make them with as many OpenMP threads as they will run on: oneDNN
/// plans for the threads that it finds.
public final class Kernels {
    private final NativeScope scope;
    private final KernelChoices choices;
    private final dnnl_stream stream = new dnnl_stream();
    private final dnnl_primitive_attr plain;
    private final dnnl_primitive_attr thenRelu;
    private final Scratchpad scratchpad;
    private final Scratchpad passing;
    private MemorySegment workspace = MemorySegment.NULL;

    /// @param choices which kernel to take where there are several
    public Kernels(NativeScope scope, KernelChoices choices) {
        this.scope = scope;
        this.choices = choices;
        this.scratchpad = new Scratchpad(scope);
        this.passing = new Scratchpad(scope);
        Dnnl.check(dnnl_stream_create(stream, Dnnl.engine(), dnnl_stream_default_flags), "open a stream");
        scope.onClose(() -> dnnl_stream_destroy(stream));
        plain = attributes();
        thenRelu = attributes();
        dnnl_post_ops operations = new dnnl_post_ops();
        Dnnl.check(dnnl_post_ops_create(operations), "list operations");
        scope.onClose(() -> dnnl_post_ops_destroy(operations));
        Dnnl.check(dnnl_post_ops_append_eltwise(operations, dnnl_eltwise_relu, 0, 0), "append ReLU");
        Dnnl.check(dnnl_primitive_attr_set_post_ops(thenRelu, operations), "fuse ReLU");
    }

    /// output = Σ inputs, value by value, in the order of the list.
    public Kernel sum(List<Tensor> inputs, Tensor output) {
        float[] ones = new float[inputs.size()];
        Arrays.fill(ones, 1);
        dnnl_primitive_desc descriptor = described("add " + inputs, d -> {
            try (PointerPointer<dnnl_memory_desc> sources = descriptors(inputs)) {
                return dnnl_sum_primitive_desc_create(
                        d, Dnnl.engine(), output.descriptor(), inputs.size(), ones, sources, plain);
            }
        });
        Arguments arguments = Arguments.of(DNNL_ARG_DST, output);
        for (int i = 0; i < inputs.size(); i++) {
            arguments.and(DNNL_ARG_MULTIPLE_SRC + i, inputs.get(i));
        }
        return primitive(descriptor, arguments);
    }

    /// output = max(0, a + b), value by value.
    public Kernel sumThenRelu(Tensor a, Tensor b, Tensor output) {
        dnnl_primitive_desc descriptor = described(
                "add " + a + " and " + b,
                d -> dnnl_binary_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        dnnl_binary_add,
                        a.descriptor(),
                        b.descriptor(),
                        output.descriptor(),
                        thenRelu));
        return primitive(
                descriptor,
                Arguments.of(DNNL_ARG_SRC_0, a).and(DNNL_ARG_SRC_1, b).and(DNNL_ARG_DST, output));
    }

    /// The channels of all inputs behind one another.
    public Kernel concat(List<Tensor> inputs, Tensor output) {
        dnnl_primitive_desc descriptor = described("stack " + inputs, d -> {
            try (PointerPointer<dnnl_memory_desc> sources = descriptors(inputs)) {
                return dnnl_concat_primitive_desc_create(
                        d, Dnnl.engine(), output.descriptor(), inputs.size(), 1, sources, plain);
            }
        });
        Arguments arguments = Arguments.of(DNNL_ARG_DST, output);
        for (int i = 0; i < inputs.size(); i++) {
            arguments.and(DNNL_ARG_MULTIPLE_SRC + i, inputs.get(i));
        }
        return primitive(descriptor, arguments);
    }

    /// Copies the channels of `whole` from `firstChannel` on into `part`.
    public Kernel channels(Tensor whole, int firstChannel, Tensor part) {
        dnnl_memory_desc window = new dnnl_memory_desc();
        Dnnl.check(
                dnnl_memory_desc_create_submemory(
                        window, whole.descriptor(), Dnnl.longs(part.dims()), new long[] {0, firstChannel, 0, 0}),
                "take channels of " + whole);
        scope.onClose(() -> dnnl_memory_desc_destroy(window));
        return reorder(window, Dnnl.memory(scope, window, whole.bytes()), part.descriptor(), part.memory());
    }

    /// Copies an image into the middle of a larger one, `border` rows and columns from its edges.
    Kernel inner(Tensor image, Tensor framed, int border) {
        dnnl_memory_desc window = new dnnl_memory_desc();
        Dnnl.check(
                dnnl_memory_desc_create_submemory(
                        window, framed.descriptor(), Dnnl.longs(image.dims()), new long[] {0, 0, border, border}),
                "frame " + image);
        scope.onClose(() -> dnnl_memory_desc_destroy(window));
        return reorder(image.descriptor(), image.memory(), window, Dnnl.memory(scope, window, framed.bytes()));
    }

    /// Copies values, changing layout and precision where they differ.
    public Kernel copy(Tensor from, Tensor to) {
        return reorder(from.descriptor(), from.memory(), to.descriptor(), to.memory());
    }

    Kernel reorder(dnnl_memory_desc fromLayout, dnnl_memory from, dnnl_memory_desc toLayout, dnnl_memory to) {
        dnnl_primitive_desc descriptor = described(
                "reorder",
                d -> dnnl_reorder_primitive_desc_create(d, fromLayout, Dnnl.engine(), toLayout, Dnnl.engine(), plain));
        return primitive(descriptor, new Arguments().and(DNNL_ARG_FROM, from).and(DNNL_ARG_TO, to));
    }

    /// Copies weights, those of each output channel times a factor of its own.
    Kernel scaledReorder(Tensor weights, dnnl_memory factors, dnnl_memory_desc layout, dnnl_memory to) {
        dnnl_primitive_attr scaled = attributes();
        int outputs = weights.dims().length > 4 ? 0b11 : 0b1; // with groups, these are two dimensions
        Dnnl.check(dnnl_primitive_attr_set_scales_mask(scaled, DNNL_ARG_FROM, outputs), "scale");
        dnnl_primitive_desc descriptor = described(
                "scale " + weights,
                d -> dnnl_reorder_primitive_desc_create(
                        d, weights.descriptor(), Dnnl.engine(), layout, Dnnl.engine(), scaled));
        return primitive(
                descriptor,
                Arguments.of(DNNL_ARG_FROM, weights)
                        .and(DNNL_ARG_ATTR_SCALES | DNNL_ARG_FROM, factors)
                        .and(DNNL_ARG_TO, to));
    }

    NativeScope scope() {
        return scope;
    }

    dnnl_primitive_attr plain() {
        return plain;
    }

    dnnl_primitive_attr thenRelu() {
        return thenRelu;
    }

    /// Leaves a primitive descriptor in `descriptor`; returns oneDNN's status.
    interface Description {
        int create(PointerPointer<dnnl_primitive_desc> descriptor);
    }

    dnnl_primitive_desc described(String what, Description description) {
        try (PointerPointer<dnnl_primitive_desc> result = new PointerPointer<>(1)) {
            Dnnl.check(description.create(result), what);
            dnnl_primitive_desc descriptor = result.get(dnnl_primitive_desc.class, 0);
            scope.onClose(() -> dnnl_primitive_desc_destroy(descriptor));
            return descriptor;
        }
    }

    KernelChoices choices() {
        return choices;
    }

    /// The implementations that oneDNN offers, its favourite first, without its plain reference where there is
    /// another.
    ///
    /// @param most how many are wanted
    /// @param isWrong whether one of that name is to be left out
    List<dnnl_primitive_desc> implementations(
            String what, Description description, int most, Predicate<String> isWrong) {
        List<dnnl_primitive_desc> found = new ArrayList<>();
        dnnl_primitive_desc next = described(what, description);
        for (int place = 1; next != null && found.size() < most; place++) {
            boolean reference = implementation(next).startsWith("ref");
            if ((!reference || found.isEmpty()) && !isWrong.test(implementation(next))) {
                found.add(next);
            }
            next = reference || found.size() == most ? null : nth(what, description, place);
        }
        if (found.isEmpty()) {
            throw new KernelFailure(what, dnnl_unimplemented);
        }
        return found;
    }

    /// The `place`-th implementation, from 0; null where there are fewer.
    private dnnl_primitive_desc nth(String what, Description description, int place) {
        dnnl_primitive_desc descriptor = described(what, description);
        for (int i = 0; i < place; i++) {
            if (dnnl_primitive_desc_next_impl(descriptor) != dnnl_success) {
                return null;
            }
        }
        return descriptor;
    }

    static String implementation(dnnl_primitive_desc descriptor) {
        try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
            Dnnl.check(dnnl_primitive_desc_query(descriptor, dnnl_query_impl_info_str, 0, name), "name a kernel");
            return name.get(BytePointer.class, 0).getString();
        }
    }

    Kernel primitive(dnnl_primitive_desc descriptor, Arguments arguments) {
        dnnl_primitive primitive = new dnnl_primitive();
        Dnnl.check(dnnl_primitive_create(primitive, descriptor), "make a kernel");
        scope.onClose(() -> dnnl_primitive_destroy(primitive));
        dnnl_memory_desc room = dnnl_primitive_desc_query_md(descriptor, dnnl_query_scratchpad_md, 0);
        if (Dnnl.bytes(room) > 0) {
            arguments.and(DNNL_ARG_SCRATCHPAD, scratchpad.memory(room));
        }
        dnnl_exec_arg_t array = arguments.toNative(scope);
        int count = arguments.count();
        return () -> {
            scratchpad.provide();
            passing.provide();
            Dnnl.check(dnnl_primitive_execute(primitive, stream, count, array), "run a kernel");
        };
    }

    /// Room for what one kernel leaves to the next alone.
    dnnl_memory passing(dnnl_memory_desc layout) {
        return passing.memory(layout);
    }

    /// Room for what lies between the primitives of one kernel, which all kernels made here share like the scratchpad.
    MemorySegment workspace(long bytes) {
        if (scope.isGuarded() || workspace.byteSize() < bytes) {
            workspace = scope.bytes(bytes);
        }
        return workspace;
    }

    private dnnl_primitive_attr attributes() {
        dnnl_primitive_attr attributes = new dnnl_primitive_attr();
        Dnnl.check(dnnl_primitive_attr_create(attributes), "make attributes");
        scope.onClose(() -> dnnl_primitive_attr_destroy(attributes));
        Dnnl.check(dnnl_primitive_attr_set_deterministic(attributes, 1), "be deterministic");
        Dnnl.check(dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), "bring memory");
        return attributes;
    }

    private static PointerPointer<dnnl_memory_desc> descriptors(List<Tensor> tensors) {
        return new PointerPointer<>(tensors.stream().map(Tensor::descriptor).toArray(dnnl_memory_desc[]::new));
    }
}
