package dev.netloom.engine.experiment;

/// Two arms, by their ids, whose difference is asked for: the first less the second.
public record Pair(String first, String second) {}
