package dev.netloom.engine.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// Values in native memory, with their dimensions, layout and precision. Whoever owns the memory decides how long it
/// lives; a tensor made over somebody else's memory is a view.
public final class Tensor {
    private static final int PIECE = 1 << 14;

    private final MemorySegment memory;
    private final Precision precision;
    private final TensorLayout layout;
    private final int[] dims;
    private final long size;
    private final dnnl_memory_desc descriptor;
    private final dnnl_memory handle;

    /// A tensor over memory that somebody else owns and keeps.
    public Tensor(NativeScope scope, MemorySegment memory, Precision precision, TensorLayout layout, int... dims) {
        this.memory = memory;
        this.precision = precision;
        this.layout = layout;
        this.dims = dims.clone();
        this.size = size(dims);
        this.descriptor = Dnnl.descriptor(scope, precision, layout.tag, dims);
        this.handle = Dnnl.memory(scope, descriptor, memory);
    }

    /// A tensor over `count` floats at `address`, memory that somebody else owns and keeps.
    @SuppressWarnings("restricted") // the owner of the memory vouches for its size
    public static Tensor at(NativeScope scope, long address, TensorLayout layout, int... dims) {
        MemorySegment floats = MemorySegment.ofAddress(address).reinterpret(Float.BYTES * size(dims));
        return new Tensor(scope, floats, Precision.FLOAT32, layout, dims);
    }

    static long size(int... dims) {
        return Arrays.stream(dims).asLongStream().reduce(1, Math::multiplyExact);
    }

    /// Whether both begin at the same place in memory.
    public boolean liesWith(Tensor other) {
        return memory.address() == other.memory.address();
    }

    /// Zeros of the same shape, in memory of their own.
    Tensor like(NativeScope scope) {
        return scope.tensor(precision, layout, dims);
    }

    /// The same memory read with other dimensions or another layout.
    public Tensor as(NativeScope scope, TensorLayout layout, int... dims) {
        if (size(dims) != size()) {
            throw new IllegalArgumentException(Arrays.toString(dims) + " is not the size of " + this);
        }
        return new Tensor(scope, memory, precision, layout, dims);
    }

    /// The part of a batch from image `first` on, `count` images long, in the same memory.
    public Tensor images(NativeScope scope, int first, int count) {
        long bytesPerImage = precision.bytes * size() / dims[0];
        int[] part = dims.clone();
        part[0] = count;
        MemorySegment own = memory.asSlice(first * bytesPerImage, count * bytesPerImage);
        return new Tensor(scope, own, precision, layout, part);
    }

    /// The `count` values of a float32 vector from `first` on, in the same memory.
    public Tensor values(NativeScope scope, long first, int count) {
        MemorySegment own = floats().asSlice(first * Float.BYTES, (long) count * Float.BYTES);
        return new Tensor(scope, own, Precision.FLOAT32, TensorLayout.VECTOR, count);
    }

    /// The values of a float32 tensor, in the order of [#layout].
    ///
    /// @throws IllegalStateException for another precision
    public MemorySegment floats() {
        if (precision != Precision.FLOAT32) {
            throw new IllegalStateException(this + " does not hold float32");
        }
        return memory;
    }

    /// The values as they are stored.
    public MemorySegment bytes() {
        return memory;
    }

    public float get(long index) {
        return precision == Precision.FLOAT32
                ? memory.getAtIndex(ValueLayout.JAVA_FLOAT, index)
                : Precision.fromBfloat16(memory.getAtIndex(ValueLayout.JAVA_SHORT, index));
    }

    /// Stores `value`, rounded to the precision.
    public void set(long index, float value) {
        if (precision == Precision.FLOAT32) {
            memory.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
        } else {
            memory.setAtIndex(ValueLayout.JAVA_SHORT, index, Precision.toBfloat16(value));
        }
    }

    public void set(float[] values, int count) {
        set(values, 0, count);
    }

    /// Stores `count` of the `values`, from `offset` on.
    public void set(float[] values, int offset, int count) {
        put(0, values, offset, count);
    }

    void put(long first, float[] values, int offset, int count) {
        if (precision == Precision.FLOAT32) {
            MemorySegment.copy(values, offset, memory, ValueLayout.JAVA_FLOAT, first * Float.BYTES, count);
        } else {
            for (int i = 0; i < count; i++) {
                memory.setAtIndex(ValueLayout.JAVA_SHORT, first + i, Precision.toBfloat16(values[offset + i]));
            }
        }
    }

    /// Reads the first `count` values.
    public void get(float[] values, int count) {
        take(0, values, count);
    }

    void take(long first, float[] values, int count) {
        if (precision == Precision.FLOAT32) {
            MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, first * Float.BYTES, values, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = Precision.fromBfloat16(memory.getAtIndex(ValueLayout.JAVA_SHORT, first + i));
            }
        }
    }

    public void fill(float value) {
        float[] values = new float[(int) Math.min(size(), PIECE)];
        Arrays.fill(values, value);
        fill(values);
    }

    /// Stores `values` over and over.
    void fill(float[] values) {
        for (long first = 0; first < size(); first += values.length) {
            put(first, values, 0, (int) Math.min(values.length, size() - first));
        }
    }

    /// Whether any value is NaN.
    boolean hasNan() {
        float[] piece = new float[(int) Math.min(size(), PIECE)];
        for (long first = 0; first < size(); first += piece.length) {
            int count = (int) Math.min(piece.length, size() - first);
            take(first, piece, count);
            for (int i = 0; i < count; i++) {
                if (Float.isNaN(piece[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    public float[] toArray() {
        float[] values = new float[Math.toIntExact(size())];
        get(values, values.length);
        return values;
    }

    public Precision precision() {
        return precision;
    }

    public TensorLayout layout() {
        return layout;
    }

    public int dim(int index) {
        return dims[index];
    }

    public long size() {
        return size;
    }

    int[] dims() {
        return dims.clone();
    }

    dnnl_memory_desc descriptor() {
        return descriptor;
    }

    dnnl_memory memory() {
        return handle;
    }

    @Override
    public String toString() {
        return precision.label() + " " + layout + Arrays.toString(dims);
    }
}
