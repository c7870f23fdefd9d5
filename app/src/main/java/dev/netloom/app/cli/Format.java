package dev.netloom.app.cli;

/// How a command prints its result.
enum Format {
    /// For people.
    TEXT,
    /// For programs: JSON Lines.
    JSON
}
