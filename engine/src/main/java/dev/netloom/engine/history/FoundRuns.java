package dev.netloom.engine.history;

import java.util.List;
import java.util.stream.Stream;

/// What a search finds.
///
/// @param damaged runs that would have been found, too
public record FoundRuns(List<RunSummary> runs, List<DamagedRow> damaged) {
    public FoundRuns {
        runs = List.copyOf(runs);
        damaged = List.copyOf(damaged);
    }

    /// These, and then those.
    public FoundRuns and(FoundRuns more) {
        return new FoundRuns(
                Stream.concat(runs.stream(), more.runs.stream()).toList(),
                Stream.concat(damaged.stream(), more.damaged.stream()).toList());
    }
}
