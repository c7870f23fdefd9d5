package dev.netloom.app.preview;

import dev.netloom.engine.inspect.Response;
import java.util.Optional;

/// What can be shown of one block's output.
///
/// @param map empty where it would cost too much to compute
/// @param trained whether all weights up to here are trained ones
public record Preview(Optional<Response> map, boolean trained) {}
