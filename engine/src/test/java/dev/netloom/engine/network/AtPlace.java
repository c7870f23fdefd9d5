package dev.netloom.engine.network;

import dev.netloom.engine.kernel.KernelChoices;
import java.util.List;
import java.util.function.Supplier;

/// Takes the kernel at a place of oneDNN's list, or the last: measuring could end at any of them.
record AtPlace(int place) implements KernelChoices {
    /// As many as are looked at in earnest.
    static final int PLACES = 4;

    @Override
    public int most() {
        return place + 1;
    }

    @Override
    public int choose(String task, List<String> kernels, Supplier<double[]> seconds) {
        return Math.min(place, kernels.size() - 1);
    }
}
