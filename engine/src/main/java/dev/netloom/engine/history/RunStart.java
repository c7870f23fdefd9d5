package dev.netloom.engine.history;

import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.store.Project;
import java.time.Instant;
import java.util.Optional;

/// What is known of a run before it begins.
///
/// @param data the whole set
/// @param trainImages how many of it the run learns from
/// @param branch where it goes on from; empty for a run that began with drawn weights
public record RunStart(
        Project project,
        Origin origin,
        Instant started,
        DataIdentity data,
        int trainImages,
        int testImages,
        Optional<Branch> branch) {
    public static RunStart of(Project project, Origin origin, Instant started, Dataset data) {
        return new RunStart(
                project,
                origin,
                started,
                data.identity(),
                data.train().size(),
                data.test().size(),
                Optional.empty());
    }

    public RunStart from(Branch branch) {
        return new RunStart(project, origin, started, data, trainImages, testImages, Optional.of(branch));
    }
}
