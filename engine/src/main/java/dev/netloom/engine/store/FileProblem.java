package dev.netloom.engine.store;

import java.util.List;

/// A file cannot be used. `file.KEY` in the texts says why and what to do; the message says it in English.
public final class FileProblem extends Exception {
    private final String key;
    private final transient List<Object> arguments;

    public FileProblem(String key, String message, Object... arguments) {
        super(message);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
