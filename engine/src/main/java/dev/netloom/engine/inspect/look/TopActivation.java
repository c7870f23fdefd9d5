package dev.netloom.engine.inspect.look;

/// An image that excites a filter, and the place of the filter's map that is excited most.
///
/// @param image its place in the file, from 0
/// @param value the filter's output there
public record TopActivation(int image, int row, int column, float value) {}
