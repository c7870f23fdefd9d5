package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// Weights in the orders and precisions that kernels read, made anew whenever the weights changed. All parts of a
/// batch share them, and all plans for one purpose.
public final class PreparedWeights {
    private static final int SIDE = 3;

    private enum Form {
        PLAIN,
        WINOGRAD,
        WINOGRAD_TURNED
    }

    private record Prepared(List<dnnl_memory> memory, Kernel refresh) {}

    /// @param norm what is multiplied into the weights; null for nothing
    private record Source(Tensor weights, FoldedNorm norm) {
        boolean isSameAs(Source other) {
            return address(weights) == address(other.weights) && (norm == null) == (other.norm == null);
        }
    }

    private record Entry(Source source, Form form, dnnl_memory_desc layout, Prepared prepared) {}

    private final NativeScope scope;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Tensor> biases = new HashMap<>(); // by the address of the weights
    private final List<Kernel> folds = new ArrayList<>();
    private final MemorySegment[] rooms = new MemorySegment[WorkerPool.cores()];

    public PreparedWeights(NativeScope scope) {
        this.scope = scope;
    }

    /// The bias that goes with `weights` that a normalisation is multiplied into.
    ///
    /// @param bias of the convolution; null where it has none
    public synchronized Tensor bias(Tensor weights, Tensor bias, FoldedNorm norm) {
        return biases.computeIfAbsent(address(weights), _ -> {
            Tensor folded = scope.tensor(TensorLayout.VECTOR, norm.channels());
            folds.add(() -> norm.biases(bias, folded));
            return folded;
        });
    }

    private static long address(Tensor weights) {
        return weights.bytes().address();
    }

    /// Memory that holds `weights` in `layout` after every [#refresh]: their own where they lie so.
    ///
    /// @param norm what is multiplied into them; null for nothing
    dnnl_memory as(Tensor weights, FoldedNorm norm, dnnl_memory_desc layout) {
        if (norm == null && dnnl_memory_desc_equal(weights.descriptor(), layout) != 0) {
            return weights.memory();
        }
        return prepared(new Source(weights, norm), Form.PLAIN, layout, this::plain)
                .getFirst();
    }

    /// The six memories that hold [Winograd]'s transformed filters of 3×3, each with one row, in `layout`.
    ///
    /// @param norm what is multiplied into them; null for nothing
    /// @param turned by 180°, from outputs to inputs
    List<dnnl_memory> winograd(Tensor weights, FoldedNorm norm, boolean turned, dnnl_memory_desc layout) {
        Form form = turned ? Form.WINOGRAD_TURNED : Form.WINOGRAD;
        return prepared(new Source(weights, norm), form, layout, (kept, order) -> transformed(kept, turned, order));
    }

    private synchronized List<dnnl_memory> prepared(
            Source source, Form form, dnnl_memory_desc layout, BiFunction<Source, dnnl_memory_desc, Prepared> maker) {
        for (Entry entry : entries) {
            boolean same = entry.source.isSameAs(source) && entry.form == form;
            if (same && dnnl_memory_desc_equal(entry.layout, layout) != 0) {
                return entry.prepared.memory;
            }
        }
        // whoever asks may be closed before this
        Tensor weights = source.weights;
        Source kept = new Source(weights.as(scope, weights.layout(), weights.dims()), source.norm);
        dnnl_memory_desc order = Dnnl.copy(scope, layout);
        Entry entry = new Entry(kept, form, order, maker.apply(kept, order));
        entries.add(entry);
        return entry.prepared.memory;
    }

    private Prepared plain(Source source, dnnl_memory_desc layout) {
        dnnl_memory memory = memory(layout);
        return new Prepared(List.of(memory), reorder(kernels(), source, layout, memory));
    }

    /// Brings the filters into the order rows, columns, outputs, inputs, in which the values of a tap lie behind one
    /// another, then makes one transformed row of filters after the other.
    private Prepared transformed(Source source, boolean turned, dnnl_memory_desc layout) {
        int outputs = source.weights.dim(0);
        int inputs = source.weights.dim(1);
        long tap = (long) outputs * inputs;
        MemorySegment room = room((SIDE + 1) * SIDE * tap * Float.BYTES);
        MemorySegment taps = room.asSlice(0, SIDE * SIDE * tap * Float.BYTES);
        MemorySegment row = room.asSlice(taps.byteSize(), SIDE * tap * Float.BYTES);
        dnnl_memory_desc tapOrder =
                Dnnl.strided(scope, new long[] {inputs, 1, SIDE * tap, tap}, outputs, inputs, SIDE, SIDE);
        dnnl_memory_desc rowOrder = turned
                ? Dnnl.strided(scope, new long[] {1, inputs, SIDE * tap, tap}, inputs, outputs, 1, SIDE)
                : Dnnl.strided(scope, new long[] {inputs, 1, SIDE * tap, tap}, outputs, inputs, 1, SIDE);
        Kernels own = kernels();
        Kernel toTaps = reorder(own, source, tapOrder, Dnnl.memory(scope, tapOrder, taps));
        dnnl_memory transformed = Dnnl.memory(scope, rowOrder, row);
        List<dnnl_memory> memories = IntStream.range(0, Winograd.TAPS)
                .mapToObj(product -> memory(layout))
                .toList();
        Kernel[] reorders = memories.stream()
                .map(memory -> own.reorder(rowOrder, transformed, layout, memory))
                .toArray(Kernel[]::new);
        WinogradFilters filters = new WinogradFilters(taps, row, Math.toIntExact(tap), turned);
        return new Prepared(memories, () -> {
            toTaps.run();
            for (int product = 0; product < reorders.length; product++) {
                filters.transform(product);
                reorders[product].run();
            }
        });
    }

    /// With the normalisation multiplied in, if there is one.
    private Kernel reorder(Kernels kernels, Source source, dnnl_memory_desc layout, dnnl_memory memory) {
        Tensor weights = source.weights;
        FoldedNorm norm = source.norm;
        if (norm == null) {
            return kernels.reorder(weights.descriptor(), weights.memory(), layout, memory);
        }
        Tensor factors = scope.tensor(TensorLayout.VECTOR, norm.channels());
        return Kernel.inOrder(
                () -> norm.factors(factors), kernels.scaledReorder(weights, factors.memory(), layout, memory));
    }

    /// Where the next entry works. Those that are refreshed on the same thread share it.
    private MemorySegment room(long bytes) {
        int thread = entries.size() % rooms.length;
        if (scope.isGuarded() || rooms[thread] == null || rooms[thread].byteSize() < bytes) {
            rooms[thread] = scope.bytes(bytes);
        }
        return rooms[thread];
    }

    private dnnl_memory memory(dnnl_memory_desc layout) {
        return Dnnl.memory(scope, layout, scope.bytes(Dnnl.bytes(layout)));
    }

    /// Two threads may refresh at once.
    private Kernels kernels() {
        return new Kernels(scope, KernelChoices.FIRST);
    }

    /// Takes up changed weights: the share of `member` of a team of `size`. What works in one room, one member does.
    public void refresh(int member, int size) {
        for (int i = 0; i < entries.size(); i++) {
            if (i % rooms.length % size == member) {
                entries.get(i).prepared.refresh.run();
            }
        }
        for (int i = member; i < folds.size(); i += size) {
            folds.get(i).run();
        }
    }
}
