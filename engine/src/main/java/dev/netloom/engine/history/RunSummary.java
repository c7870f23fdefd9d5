package dev.netloom.engine.history;

import dev.netloom.engine.data.DataIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A run in a line.
///
/// @param best the test images after its best epoch; empty before the first was over
/// @param bestEpoch empty where the run was stopped within its first
/// @param epochs planned
/// @param seconds that it took, or has taken so far
/// @param parameters trained values
/// @param multiplyAdds of convolutions and dense layers, for one image
/// @param seed of everything random in it
/// @param precision `float32` or `bfloat16`
/// @param data the whole set that it learned from; without hash in runs of earlier versions
/// @param trainImages how many of it the run learned from, those held out for validation counted in
public record RunSummary(
        long id,
        String name,
        Origin origin,
        RunState state,
        Instant started,
        String network,
        Optional<Score> best,
        OptionalInt bestEpoch,
        int epochsDone,
        int epochs,
        double seconds,
        long parameters,
        long multiplyAdds,
        long seed,
        String precision,
        List<String> tags,
        String notes,
        DataIdentity data,
        int trainImages) {
    public RunSummary {
        tags = List.copyOf(tags);
    }
}
