package dev.netloom.engine.train;

import dev.netloom.engine.memory.MemoryShortage;
import java.util.List;

/// A run cannot begin or go on. `training.KEY` in the texts says why and what to do; the message says it in English.
public final class TrainingFailure extends Exception {
    private final String key;
    private final transient List<Object> arguments;

    public TrainingFailure(String key, String message, Object... arguments) {
        super(message);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /// Memory ran out although it had seemed to suffice.
    static TrainingFailure outOfMemory(TrainingConfig plan) {
        return new TrainingFailure("memory", "memory ran out: try a smaller batch size", plan.batchSize());
    }

    /// Other programs have taken what had seemed to suffice, say.
    static TrainingFailure of(MemoryShortage shortage) {
        double needed = MemoryShortage.gigabytes(shortage.needed());
        double available = MemoryShortage.gigabytes(shortage.available());
        return new TrainingFailure("shortage", shortage.getMessage(), needed, available, needed - available);
    }

    /// A run that would not fit into memory.
    ///
    /// @param fitting the largest batch that would fit; 0 where none would
    static TrainingFailure tooLarge(int batchSize, long needed, long available, int fitting) {
        double gigabytes = MemoryShortage.gigabytes(needed);
        double free = MemoryShortage.gigabytes(available);
        String message = "training in batches of %d takes %.1f GB of memory, %.1f GB more than are free: %s"
                .formatted(
                        batchSize,
                        gigabytes,
                        gigabytes - free,
                        fitting == 0 ? "no batch is small enough" : "batches of up to " + fitting + " fit");
        String key = fitting == 0 ? "too-large-network" : "too-large-batch";
        return new TrainingFailure(key, message, batchSize, gigabytes, free, gigabytes - free, fitting);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
