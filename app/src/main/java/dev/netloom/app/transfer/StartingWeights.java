package dev.netloom.app.transfer;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.store.interop.TensorFile;
import dev.netloom.engine.store.interop.WeightMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Weights that one can go on from, with their network.
///
/// @param title what a user reads
/// @param reading reads them; not on the FX thread
record StartingWeights(String title, Callable<Learned> reading) {
    private static final int NEWEST = 20;

    record Learned(Project project, Weights weights) {}

    /// Those of the samples, then the user's newest runs.
    static List<StartingWeights> all(HistorySource history) throws IOException, FileProblem {
        List<StartingWeights> all = new ArrayList<>();
        for (String name : Samples.networks()) {
            if (Files.isRegularFile(Samples.weights(name))) {
                Project project = ProjectFile.read(Samples.network(name));
                all.add(new StartingWeights(
                        Texts.of("transfer.sample", project.name()), () -> read(project, Samples.weights(name))));
            }
        }
        for (RunSummary run : history.get().list(RunQuery.newest(NEWEST))) {
            history.get().details(run.id()).flatMap(details -> of(run, details)).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<StartingWeights> of(RunSummary run, RunDetails details) {
        return details.checkpoints().stream()
                .filter(Checkpoint::last)
                .findFirst()
                .map(last -> new StartingWeights(
                        Texts.of(
                                "transfer.run", run.id(), run.name(), run.data().name()),
                        () -> read(ProjectFile.parse(run.name(), details.project()), last.file())));
    }

    /// A file for the network that is drawn.
    static StartingWeights of(Project drawn, Path file) {
        return new StartingWeights(
                Texts.of("transfer.file", file.getFileName(), drawn.name()),
                () -> new Learned(
                        drawn,
                        WeightMapping.of(TensorFile.open(file), drawn.graph()).weights()));
    }

    /// What the network that is drawn has learned.
    static StartingWeights of(Project drawn, Weights learned) {
        return new StartingWeights(Texts.of("transfer.shown", drawn.name()), () -> new Learned(drawn, learned));
    }

    private static Learned read(Project project, Path file) throws FileProblem {
        return new Learned(project, WeightsFile.read(file, project.graph()).weights());
    }

    @Override
    public String toString() {
        return title;
    }
}
