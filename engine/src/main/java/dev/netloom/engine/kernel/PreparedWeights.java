package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// Weights in the orders and precisions that kernels read, made anew whenever the weights changed. All parts of a
/// batch share them, and all plans for one purpose.
public final class PreparedWeights {
    private record Entry(Tensor weights, dnnl_memory_desc layout, dnnl_memory memory, Kernel refresh) {}

    private final NativeScope scope;
    private final List<Entry> entries = new ArrayList<>();

    public PreparedWeights(NativeScope scope) {
        this.scope = scope;
    }

    /// Memory that holds `weights` in `layout` after every [#refresh]: their own where they lie so.
    synchronized dnnl_memory as(Tensor weights, dnnl_memory_desc layout) {
        if (dnnl_memory_desc_equal(weights.descriptor(), layout) != 0) {
            return weights.memory();
        }
        for (Entry entry : entries) {
            boolean same = entry.weights.bytes().address() == weights.bytes().address();
            if (same && dnnl_memory_desc_equal(entry.layout, layout) != 0) {
                return entry.memory;
            }
        }
        // whoever asks may be closed before this
        Tensor kept = weights.as(scope, weights.layout(), weights.dims());
        dnnl_memory_desc order = Dnnl.copy(scope, layout);
        dnnl_memory memory = Dnnl.memory(scope, order, scope.bytes(Dnnl.bytes(order)));
        Kernels own = new Kernels(scope, KernelChoices.FIRST); // two threads may refresh at once
        entries.add(new Entry(kept, order, memory, own.reorder(kept.descriptor(), kept.memory(), order, memory)));
        return memory;
    }

    /// Takes up changed weights: the share of `member` of a team of `size`.
    public void refresh(int member, int size) {
        for (int i = member; i < entries.size(); i += size) {
            entries.get(i).refresh.run();
        }
    }
}
