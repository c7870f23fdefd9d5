package dev.netloom.engine.history;

import java.util.List;
import java.util.Optional;

/// Everything that the history knows of a run.
///
/// @param project the network as a project file has it
/// @param settings as JSON: see [TrainingConfigJson]
/// @param failure why it failed, in words; empty where it did not
/// @param kernels which kernels the processor was given, and the processor: a line each; empty where it was not told
/// @param damaged what else there was of it, and cannot be read
/// @param mistakes of the best epoch; empty before the first was over
public record RunDetails(
        RunSummary summary,
        String project,
        String settings,
        int threads,
        String kernels,
        String failure,
        Optional<Branch> branch,
        List<EpochScores> epochs,
        CurvePoints curve,
        List<SettingsChange> changes,
        Optional<Mistakes> mistakes,
        List<Checkpoint> checkpoints,
        List<DamagedRow> damaged) {}
