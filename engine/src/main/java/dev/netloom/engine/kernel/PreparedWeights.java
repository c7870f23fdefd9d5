package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// Weights in the orders and precisions that kernels read, made anew whenever the weights changed. All parts of a
/// batch share them.
public final class PreparedWeights {
    private record Entry(Tensor weights, dnnl_memory_desc layout, dnnl_memory memory, Kernel refresh) {}

    private final NativeScope scope;
    private final List<Entry> entries = new ArrayList<>();

    public PreparedWeights(NativeScope scope) {
        this.scope = scope;
    }

    /// Memory that holds `weights` in `layout` after every [#refresh].
    synchronized dnnl_memory as(Tensor weights, dnnl_memory_desc layout) {
        for (Entry entry : entries) {
            boolean same = entry.weights.bytes().address() == weights.bytes().address();
            if (same && dnnl_memory_desc_equal(entry.layout, layout) != 0) {
                return entry.memory;
            }
        }
        dnnl_memory memory = Dnnl.memory(scope, layout, scope.bytes(Dnnl.bytes(layout)));
        Kernels own = new Kernels(scope, KernelChoices.FIRST); // two threads may refresh at once
        Kernel refresh = own.reorder(weights.descriptor(), weights.memory(), layout, memory);
        entries.add(new Entry(weights, layout, memory, refresh));
        return memory;
    }

    /// Takes up changed weights: the share of `member` of a team of `size`.
    public void refresh(int member, int size) {
        for (int i = member; i < entries.size(); i += size) {
            entries.get(i).refresh.run();
        }
    }
}
