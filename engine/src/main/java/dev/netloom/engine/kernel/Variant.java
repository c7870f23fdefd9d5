package dev.netloom.engine.kernel;

import java.util.List;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;

/// One of several kernels that compute the same, before any of them is made.
///
/// @param name oneDNN's name of the implementation, with what is done around it
record Variant(String name, Maker maker) {
    private static final int RUNS = 7;
    private static final double HOPELESS = 2;

    /// Makes the kernel, with memory from the scope of `kernels`.
    interface Maker {
        Kernel make(Kernels kernels, WeightsSource weights);
    }

    /// Where a kernel finds the weights in the layout that it reads.
    interface WeightsSource {
        dnnl_memory in(dnnl_memory_desc layout);
    }

    /// Makes the one that the choices of `kernels` fall on.
    ///
    /// @param task what they compute
    static Kernel choose(Kernels kernels, String task, List<Variant> variants, WeightsSource weights) {
        double[] best = {Double.POSITIVE_INFINITY};
        int chosen = kernels.choices()
                .choose(task, variants.stream().map(Variant::name).toList(), index -> {
                    double seconds = variants.get(index).seconds(best[0]);
                    best[0] = Math.min(best[0], seconds);
                    return seconds;
                });
        return variants.get(chosen).maker.make(kernels, weights);
    }

    /// The shortest of a few runs, on memory of its own; only one where that is hopeless beside `best`.
    private double seconds(double best) {
        try (NativeScope scope = new NativeScope()) {
            Kernels kernels = new Kernels(scope, KernelChoices.FIRST);
            Kernel kernel = maker.make(kernels, layout -> Dnnl.memory(scope, layout, scope.bytes(Dnnl.bytes(layout))));
            kernel.run();
            double shortest = Double.POSITIVE_INFINITY;
            for (int run = 0; run < RUNS && (run == 0 || shortest < best * HOPELESS); run++) {
                long start = System.nanoTime();
                kernel.run();
                shortest = Math.min(shortest, (System.nanoTime() - start) / 1e9);
            }
            return shortest;
        }
    }
}
