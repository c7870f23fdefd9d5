package dev.netloom.app.ensemble;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.ensemble.Combination;
import dev.netloom.engine.ensemble.Diversity;
import dev.netloom.engine.ensemble.Ensemble;
import dev.netloom.engine.ensemble.MemberNetwork;
import dev.netloom.engine.ensemble.SizeCurve;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.train.TrainingFailure;
import java.util.List;

/// An ensemble that was combined, with all that is to be seen of it.
///
/// @param runs of the members, in their order
/// @param networks of the members, in their order
/// @param data whose test images they answered for
public record Combined(
        Ensemble ensemble,
        SizeCurve sizes,
        Diversity diversity,
        List<RunDetails> runs,
        List<MemberNetwork> networks,
        Dataset data) {
    /// Decides which subsets are drawn where there are too many.
    private static final long SUBSETS_SEED = 1;

    public Combined {
        runs = List.copyOf(runs);
        networks = List.copyOf(networks);
    }

    /// May take a second: not for the FX thread.
    static Combined of(List<SeenMember> seen, Combination how, Dataset data) throws TrainingFailure {
        Ensemble ensemble = Ensemble.of(seen.stream().map(SeenMember::member).toList(), how);
        return new Combined(
                ensemble,
                ensemble.sizes(SUBSETS_SEED),
                ensemble.diversity(),
                seen.stream().map(SeenMember::run).toList(),
                seen.stream().map(SeenMember::network).toList(),
                data);
    }
}
