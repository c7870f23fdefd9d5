package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// Room for intermediate results, which kernels that run one after the other share: as much as the neediest of them
/// asks for, taken before the first run. oneDNN's own would belong to the thread that made the kernel, and is
/// overrun where another runs it. Between guards, every kernel has what it asked for and no more.
final class Scratchpad {
    private final NativeScope scope;
    private final List<dnnl_memory> waiting = new ArrayList<>();
    private long needed;

    Scratchpad(NativeScope scope) {
        this.scope = scope;
    }

    /// That much of it.
    dnnl_memory memory(dnnl_memory_desc layout) {
        if (scope.isGuarded()) {
            return Dnnl.memory(scope, layout, scope.bytes(Dnnl.bytes(layout)));
        }
        dnnl_memory memory = Dnnl.memory(scope, layout, MemorySegment.NULL);
        waiting.add(memory);
        needed = Math.max(needed, Dnnl.bytes(layout));
        return memory;
    }

    /// Gives memory to all that have none.
    void provide() {
        if (!waiting.isEmpty()) {
            MemorySegment all = scope.bytes(needed);
            for (dnnl_memory memory : waiting) {
                Dnnl.check(dnnl_memory_set_data_handle(memory, new Dnnl.At(all.address())), "give memory");
            }
            waiting.clear();
            needed = 0;
        }
    }
}
