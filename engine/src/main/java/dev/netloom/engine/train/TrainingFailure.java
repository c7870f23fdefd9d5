package dev.netloom.engine.train;

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

    static TrainingFailure outOfMemory(TrainingPlan plan) {
        return new TrainingFailure("memory", "not enough memory: try a smaller batch size", plan.batchSize());
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
