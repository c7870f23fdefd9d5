package dev.netloom.engine.history;

import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.store.KernelRecord;
import java.util.function.Supplier;

/// Which kernels the runs of this machine take: with them, and the same seed, a run repeats to the bit.
public final class UsedKernels {
    private UsedKernels() {}

    /// Nothing where a run is trained on other computers, which choose their own.
    public static Supplier<String> of(Origin origin) {
        return origin == Origin.CLUSTER ? () -> "" : UsedKernels::ofUser;
    }

    /// The library and the processor, then a line for each choice, as in the file of [KernelRecord]. Loads the library.
    public static String ofUser() {
        return KernelChoices.machine() + "\n" + KernelRecord.ofUser().text();
    }
}
