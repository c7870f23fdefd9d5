package dev.netloom.app.plot;

/// A batch at which something happened.
///
/// @param text what, in words
record Mark(double step, String text) {}
