package dev.netloom.engine.history;

import java.util.Locale;

/// How a run stands.
public enum RunState {
    /// It trains, in a process that lives.
    RUNNING,
    /// It trained to the end of its plan.
    DONE,
    /// No epoch was better for as long as its plan waits; its last weights are those of the best one.
    STOPPED_EARLY,
    /// The user stopped it.
    STOPPED,
    /// It diverged, or something was missing.
    FAILED,
    /// It ended before its plan did, though nobody stopped it: its process ended, or a run that it took turns with
    /// failed. All up to the last whole epoch is there.
    INTERRUPTED;

    /// The name in the database and the end of the text key: `running`, `stopped-early`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
