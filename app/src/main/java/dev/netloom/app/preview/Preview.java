package dev.netloom.app.preview;

import dev.netloom.engine.inspect.Response;
import java.util.List;
import java.util.Optional;

/// What can be shown of one block's output.
///
/// @param map empty where it would cost too much to compute
/// @param trained whether all weights up to here are trained ones
/// @param classes names of the data set's classes, by label
public record Preview(Optional<Response> map, boolean trained, List<String> classes) {
    /// What a class is called; its number where the network tells more classes apart than the data set has.
    String className(int label) {
        return label < classes.size() ? classes.get(label) : Integer.toString(label);
    }
}
