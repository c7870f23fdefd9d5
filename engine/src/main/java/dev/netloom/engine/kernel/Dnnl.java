package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.javacpp.Pointer;

/// The few calls of oneDNN's C interface that everything else here is made of.
final class Dnnl {
    private static final dnnl_engine ENGINE = new dnnl_engine();

    static {
        check(dnnl_engine_create(ENGINE, dnnl_cpu, 0), "find the processor");
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

    static dnnl_memory_desc descriptor(NativeScope scope, int tag, int... dims) {
        dnnl_memory_desc descriptor = new dnnl_memory_desc();
        check(
                dnnl_memory_desc_create_with_tag(descriptor, dims.length, longs(dims), dnnl_f32, tag),
                "describe a tensor of " + Arrays.toString(dims));
        scope.onClose(() -> dnnl_memory_desc_destroy(descriptor));
        return descriptor;
    }

    static dnnl_memory memory(NativeScope scope, dnnl_memory_desc descriptor, MemorySegment bytes) {
        dnnl_memory memory = new dnnl_memory();
        check(dnnl_memory_create(memory, descriptor, ENGINE, new At(bytes.address())), "wrap memory");
        scope.onClose(() -> dnnl_memory_destroy(memory));
        return memory;
    }

    static long bytes(dnnl_memory_desc descriptor) {
        return dnnl_memory_desc_get_size(descriptor);
    }

    static long[] longs(int... values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /// An address as JavaCPP wants it.
    private static final class At extends Pointer {
        At(long address) {
            super((Pointer) null);
            this.address = address;
        }
    }
}
