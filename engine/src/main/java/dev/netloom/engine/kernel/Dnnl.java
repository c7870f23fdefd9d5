package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_clone;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_set_primitive_cache_capacity;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/// The few calls of oneDNN's C interface that everything else here is made of.
final class Dnnl {
    private static final dnnl_engine ENGINE = new dnnl_engine();

    static {
        check(dnnl_engine_create(ENGINE, dnnl_cpu, 0), "find the processor");
        // oneDNN 3.11's cache, asked by two threads for implementations that are not its favourites, hands out others
        check(dnnl_set_primitive_cache_capacity(0), "do without a cache");
    }

    private Dnnl() {}

    static dnnl_engine engine() {
        return ENGINE;
    }

    /// @throws KernelFailure unless `status` is success
    static void check(int status, String what) {
        if (status != dnnl_success) {
            throw new KernelFailure(what, status);
        }
    }

    /// A tensor's description; the tag `any` leaves its layout to the kernel.
    static dnnl_memory_desc descriptor(NativeScope scope, Precision precision, int tag, int... dims) {
        dnnl_memory_desc descriptor = new dnnl_memory_desc();
        check(
                dnnl_memory_desc_create_with_tag(descriptor, dims.length, longs(dims), precision.type, tag),
                "describe a tensor of " + Arrays.toString(dims));
        scope.onClose(() -> dnnl_memory_desc_destroy(descriptor));
        return descriptor;
    }

    /// The description of a float32 tensor whose values lie so many apart along each dimension.
    static dnnl_memory_desc strided(NativeScope scope, long[] strides, int... dims) {
        dnnl_memory_desc descriptor = new dnnl_memory_desc();
        check(
                dnnl_memory_desc_create_with_strides(
                        descriptor, dims.length, longs(dims), Precision.FLOAT32.type, strides),
                "describe a tensor of " + Arrays.toString(dims));
        scope.onClose(() -> dnnl_memory_desc_destroy(descriptor));
        return descriptor;
    }

    /// The address of float32 values, for [#multiplyTransposed].
    static FloatPointer floats(MemorySegment values) {
        return new FloatPointer(new At(values.address()));
    }

    /// to = leftᵀ · right, or that added to it.
    ///
    /// @param left length × rows
    /// @param right length × columns
    /// @param to rows × columns
    static void multiplyTransposed(
            FloatPointer left, FloatPointer right, FloatPointer to, long rows, long columns, long length, boolean add) {
        byte transposed = 'T';
        byte plain = 'N';
        int status = dnnl_sgemm(
                transposed, plain, rows, columns, length, 1, left, rows, right, columns, add ? 1 : 0, to, columns);
        check(status, "multiply matrices");
    }

    static dnnl_memory_desc copy(NativeScope scope, dnnl_memory_desc descriptor) {
        dnnl_memory_desc copy = new dnnl_memory_desc();
        check(dnnl_memory_desc_clone(copy, descriptor), "copy a description");
        scope.onClose(() -> dnnl_memory_desc_destroy(copy));
        return copy;
    }

    static dnnl_memory memory(NativeScope scope, dnnl_memory_desc descriptor, MemorySegment bytes) {
        dnnl_memory memory = new dnnl_memory();
        check(dnnl_memory_create(memory, descriptor, ENGINE, new At(bytes.address())), "wrap memory");
        scope.onClose(() -> dnnl_memory_destroy(memory));
        return memory;
    }

    /// Whether the processor has instructions for products of bfloat16.
    static boolean multipliesBfloat16() {
        return (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16;
    }

    /// oneDNN's version, the instructions that it uses here, and the cores, as part of a file's name.
    static String identity() {
        dnnl_version_t version = dnnl_version();
        return "onednn-%d.%d.%d-isa-%x-cores-%d"
                .formatted(
                        version.major(),
                        version.minor(),
                        version.patch(),
                        dnnl_get_effective_cpu_isa(),
                        Runtime.getRuntime().availableProcessors());
    }

    static long bytes(dnnl_memory_desc descriptor) {
        return dnnl_memory_desc_get_size(descriptor);
    }

    static long[] longs(int... values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /// An address as JavaCPP wants it.
    static final class At extends Pointer {
        At(long address) {
            super((Pointer) null);
            this.address = address;
        }
    }
}
