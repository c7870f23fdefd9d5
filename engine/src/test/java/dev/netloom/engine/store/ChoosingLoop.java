package dev.netloom.engine.store;

import java.nio.file.Path;
import java.util.List;

/// A process that chooses its own kernel for one task after the other, and tells what it got.
public final class ChoosingLoop {
    static final int TASKS = 200;

    private ChoosingLoop() {}

    /// @param arguments the record's file, and the number of the kernel that is the fastest here
    public static void main(String[] arguments) throws Exception {
        KernelRecord record = new KernelRecord(Path.of(arguments[0]));
        double[] seconds = {2, 2};
        seconds[Integer.parseInt(arguments[1])] = 1;
        System.in.read(); // both begin at once
        StringBuilder chosen = new StringBuilder();
        for (int task = 0; task < TASKS; task++) {
            chosen.append(record.choose("task " + task, List.of("one", "other"), () -> seconds));
        }
        System.out.println(chosen);
    }
}
