package dev.netloom.engine.history;

import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.store.KernelRecord;

/// Which kernels the runs of this machine take: with them, and the same seed, a run repeats to the bit.
public final class UsedKernels {
    private UsedKernels() {}

    /// The library and the processor, then a line for each choice, as in the file of [KernelRecord]. Loads the library.
    public static String ofUser() {
        return KernelChoices.machine() + "\n" + KernelRecord.ofUser().text();
    }
}
