package dev.netloom.app.training;

/// Where a session stands.
public enum TrainingState {
    IDLE,
    /// Train was pressed; data are loaded, the network is compiled.
    PREPARING,
    RUNNING,
    PAUSED,
    /// Stop was pressed; the batch that is being learned is the last.
    STOPPING;

    /// True while there is a run, going or not.
    public boolean isActive() {
        return this != IDLE;
    }
}
