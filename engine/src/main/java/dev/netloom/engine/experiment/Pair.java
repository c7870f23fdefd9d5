package dev.netloom.engine.experiment;

/// Two arms, by their ids, whose difference is asked for: what the second gains over the first.
public record Pair(String first, String second) {}
