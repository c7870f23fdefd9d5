package dev.netloom.engine.block;

import java.util.List;

/// Something that keeps a network from being trained, as a value: the key of a sentence in the texts
/// (`problem.KEY`) and the numbers and names that go into it.
public record Problem(String key, List<Object> arguments) {
    public static Problem of(String key, Object... arguments) {
        return new Problem(key, List.of(arguments));
    }
}
