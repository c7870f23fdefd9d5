package dev.netloom.app.diagram;

/// A connection: the output of node `from` goes into node `to`.
public record Wire(String from, String to) {}
