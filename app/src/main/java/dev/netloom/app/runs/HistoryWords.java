package dev.netloom.app.runs;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.DamagedRow;
import dev.netloom.engine.history.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What window and command line say of runs in the same words.
public final class HistoryWords {
    private static final int MOST_NAMED = 5;

    private HistoryWords() {}

    /// Which data set a run learned from, and from how much of it.
    public static String data(RunSummary run) {
        DataIdentity data = run.data();
        return run.trainImages() == data.trainImages()
                ? Texts.of("runs.data.all", data.name(), data.trainImages())
                : Texts.of("runs.data.part", data.name(), run.trainImages(), data.trainImages());
    }

    /// What a run learned from, where these images are others, and what they are. Of runs from before content was
    /// taken down nobody can tell: the history called every set in four files MNIST.
    public static Optional<String> difference(RunSummary run, Dataset here) {
        DataIdentity was = run.data();
        DataIdentity is = here.identity();
        return was.isKnown()
                        && was.isSameAs(is)
                        && run.trainImages() == here.train().size()
                ? Optional.empty()
                : Optional.of(Texts.of(
                        "runs.data.differs",
                        run.name(),
                        words(was, run.trainImages()),
                        words(is, here.train().size())));
    }

    /// Whether these are the images of a run: by what they are where that was taken down; of earlier runs by their
    /// name.
    public static boolean isOf(Dataset images, DataIdentity data) {
        return data.isKnown() ? data.isSameAs(images.identity()) : images.name().equals(data.name());
    }

    private static String words(DataIdentity data, int used) {
        return Texts.of(
                        "runs.data.words",
                        data.name(),
                        used,
                        data.trainImages(),
                        data.testImages(),
                        data.isKnown() ? data.hash() : Texts.of("runs.data.unknown"),
                        data.where().isEmpty() ? "" : Texts.of("runs.data.from", data.where()))
                + settings(data);
    }

    /// The whole of what is known of a run's images, for who wants to know exactly.
    static String exactly(RunSummary run) {
        return words(run.data(), run.trainImages());
    }

    private static String settings(DataIdentity data) {
        return data.settings().isEmpty() ? "" : Texts.of("runs.data.settings", data.settings());
    }

    /// Which runs are left out, and why.
    public static Optional<String> damaged(List<DamagedRow> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String named = rows.stream()
                .limit(MOST_NAMED)
                .map(row -> Texts.of("runs.damaged.one", row.run(), row.what()))
                .collect(Collectors.joining("; "));
        return Optional.of(Texts.of("runs.damaged", rows.size(), rows.size() > MOST_NAMED ? named + " \u2026" : named));
    }
}
