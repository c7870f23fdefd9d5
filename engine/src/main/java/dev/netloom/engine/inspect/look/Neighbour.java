package dev.netloom.engine.inspect.look;

/// An image that is close to another in what a block puts out.
///
/// @param image its place in the file, from 0
/// @param distance 0 for the same values
/// @param guess the class that the network takes it for
public record Neighbour(int image, double distance, int guess) {}
