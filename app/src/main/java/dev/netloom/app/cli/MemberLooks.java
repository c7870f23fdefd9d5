package dev.netloom.app.cli;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.ensemble.Combination;
import dev.netloom.engine.ensemble.Ensemble;
import dev.netloom.engine.ensemble.EnsembleMember;
import dev.netloom.engine.ensemble.MemberNetwork;
import dev.netloom.engine.train.TrainingFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Shows members the images that they are judged on, one member after the other, with how far that is.
record MemberLooks(Console console, LabelledImages images, List<String> classes) {
    /// @param cancelled leaves off, and then nothing is known
    Optional<Ensemble> combine(List<MemberNetwork> members, Combination how, BooleanSupplier cancelled)
            throws TrainingFailure {
        Ensemble.requireRoom(members.size(), images.size(), classes.size());
        FetchProgress progress = new FetchProgress(console);
        List<EnsembleMember> seen = new ArrayList<>();
        for (MemberNetwork member : members) {
            progress.at(seen.size(), members.size());
            Optional<EnsembleMember> own = member.look(images, classes, cancelled);
            if (own.isEmpty()) {
                progress.clear();
                return Optional.empty();
            }
            seen.add(own.get());
        }
        progress.clear();
        return Optional.of(Ensemble.of(seen, how));
    }
}
