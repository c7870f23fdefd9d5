package dev.netloom.engine.network;

import dev.netloom.engine.kernel.KernelChoices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// Takes a kernel that goes through Winograd's products wherever there is one.
///
/// @param place which of them, or the last
/// @param tasks for which there was one
record ThroughWinograd(int place, List<String> tasks) implements KernelChoices {
    ThroughWinograd(int place) {
        this(place, Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public int most() {
        return 2;
    }

    @Override
    public int choose(String task, List<String> kernels, Supplier<double[]> seconds) {
        List<String> found =
                kernels.stream().filter(name -> name.startsWith("winograd ")).toList();
        if (found.isEmpty()) {
            return 0;
        }
        tasks.add(task);
        return kernels.indexOf(found.get(Math.min(place, found.size() - 1)));
    }
}
