package dev.netloom.engine.kernel;

import java.util.List;
import java.util.function.Supplier;

/// Which of several kernels computes a layer, where more than one can. All of them compute the same up to rounding;
/// which is fastest depends on processor and shape.
public interface KernelChoices {
    /// oneDNN's own order, which needs no measuring.
    KernelChoices FIRST = new KernelChoices() {
        @Override
        public int most() {
            return 1;
        }

        @Override
        public int choose(String task, List<String> kernels, Supplier<double[]> seconds) {
            return 0;
        }
    };

    /// How many kernels are worth a look.
    int most();

    /// @param task what is computed: direction, precision, shapes; the same on every machine
    /// @param kernels the names of those that can, oneDNN's favourite first
    /// @param seconds runs all of them and tells how long each takes; infinity for one that is wrong
    /// @return the index of the one to take
    int choose(String task, List<String> kernels, Supplier<double[]> seconds);

    /// What a choice depends on besides its task: oneDNN's version, the processor's instructions, the cores.
    static String machine() {
        return Dnnl.identity();
    }
}
