package dev.netloom.engine.store;

import java.nio.file.Path;
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

    /// @param why the end of a sentence
    public static FileProblem damaged(Path file, String why) {
        return new FileProblem("damaged", file + " cannot be used: " + why, file, why);
    }

    /// An array of weights holds what is no finite number.
    ///
    /// @param index its place, as in `[0, 2, 1]`
    static FileProblem notFinite(Path file, String array, float value, String index) {
        return new FileProblem(
                "weights-broken",
                file + ": " + array + " holds " + value + " at " + index,
                file,
                array,
                Float.isNaN(value) ? 0 : 1,
                index);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
