package dev.netloom.app.report;

import dev.netloom.app.runs.HistoryWords;
import dev.netloom.app.ui.DataSets;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.store.FileProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The images of a run, where they are still on this machine: nothing is fetched.
final class RunImages {
    private RunImages() {}

    /// @param here images that are loaded already
    static Optional<Dataset> of(DataIdentity data, Optional<Dataset> here) {
        return here.filter(images -> HistoryWords.isOf(images, data))
                .or(() -> Stream.concat(
                                Stream.of(data.name().toLowerCase(Locale.ROOT)).filter(DataSets::isName),
                                Stream.of(data.where()))
                        .filter(name -> !name.isEmpty() && DataSets.isHere(name))
                        .flatMap(name -> load(name, data).stream())
                        .filter(images -> HistoryWords.isOf(images, data))
                        .findFirst());
    }

    private static Optional<Dataset> load(String name, DataIdentity data) {
        try {
            return Optional.of(
                    DataSets.load(name, DataSettings.of(DataIdentity.settings(data.settings())), DataProgress.NONE));
        } catch (FileProblem | IllegalArgumentException e) {
            return Optional.empty(); // as good as gone
        }
    }
}
