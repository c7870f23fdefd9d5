package dev.netloom.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// Float32 values in native memory, with their dimensions and layout. Whoever owns the memory decides how long it
/// lives; a tensor made over somebody else's memory is a view.
public final class Tensor {
    private final MemorySegment floats;
    private final Layout layout;
    private final int[] dims;
    private final dnnl_memory_desc descriptor;
    private final dnnl_memory memory;

    Tensor(NativeScope scope, MemorySegment floats, Layout layout, int... dims) {
        this.floats = floats;
        this.layout = layout;
        this.dims = dims.clone();
        this.descriptor = Dnnl.descriptor(scope, layout.tag, dims);
        this.memory = Dnnl.memory(scope, descriptor, floats);
    }

    /// A tensor over `count` floats at `address`, memory that somebody else owns and keeps.
    @SuppressWarnings("restricted") // the owner of the memory vouches for its size
    public static Tensor at(NativeScope scope, long address, Layout layout, int... dims) {
        MemorySegment floats = MemorySegment.ofAddress(address).reinterpret(Float.BYTES * size(dims));
        return new Tensor(scope, floats, layout, dims);
    }

    static long size(int... dims) {
        return Arrays.stream(dims).asLongStream().reduce(1, Math::multiplyExact);
    }

    /// The same memory read with other dimensions or another layout.
    public Tensor as(NativeScope scope, Layout layout, int... dims) {
        if (size(dims) != size()) {
            throw new IllegalArgumentException(Arrays.toString(dims) + " is not the size of " + this);
        }
        return new Tensor(scope, floats, layout, dims);
    }

    /// The part of a batch from image `first` on, `count` images long, in the same memory.
    public Tensor images(NativeScope scope, int first, int count) {
        long bytesPerImage = Float.BYTES * size() / dims[0];
        int[] part = dims.clone();
        part[0] = count;
        return new Tensor(scope, floats.asSlice(first * bytesPerImage, count * bytesPerImage), layout, part);
    }

    /// The values, in the order of [#layout].
    public MemorySegment floats() {
        return floats;
    }

    public float get(long index) {
        return floats.getAtIndex(ValueLayout.JAVA_FLOAT, index);
    }

    public void set(long index, float value) {
        floats.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
    }

    public void set(float[] values, int count) {
        MemorySegment.copy(values, 0, floats, ValueLayout.JAVA_FLOAT, 0, count);
    }

    public void fill(float value) {
        for (long i = 0; i < size(); i++) {
            set(i, value);
        }
    }

    public float[] toArray() {
        return floats.toArray(ValueLayout.JAVA_FLOAT);
    }

    public Layout layout() {
        return layout;
    }

    public int dim(int index) {
        return dims[index];
    }

    public long size() {
        return size(dims);
    }

    int[] dims() {
        return dims.clone();
    }

    dnnl_memory_desc descriptor() {
        return descriptor;
    }

    dnnl_memory memory() {
        return memory;
    }

    @Override
    public String toString() {
        return layout + Arrays.toString(dims);
    }
}
