package dev.netloom.app.runs;

import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.Branch;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunsCsv;
import dev.netloom.engine.history.TrainingConfigJson;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// What can be done with a run of the history besides looking at it: open it, go on from it, write it to a file.
public final class RunActions {
    private final HistorySource history;
    private final HistoryRunner runner;
    private final TrainingSession session;
    private final TrainingSettings settings;
    private final FileSaver saver;
    private BiConsumer<Project, Runnable> canvas = (project, then) -> {};
    private Consumer<Path> loader = file -> {};

    public RunActions(
            HistorySource history,
            HistoryRunner runner,
            TrainingSession session,
            TrainingSettings settings,
            FileSaver saver) {
        this.history = history;
        this.runner = runner;
        this.session = session;
        this.settings = settings;
        this.saver = saver;
    }

    /// @param opener puts a project on the canvas, once nothing is lost by that, and then goes on
    public void openWith(BiConsumer<Project, Runnable> opener) {
        canvas = opener;
    }

    /// @param loader reads weights for the network on the canvas, and shows them
    public void loadWith(Consumer<Path> loader) {
        this.loader = loader;
    }

    /// Puts the network of a run on the canvas with the weights that it had last, to be looked into.
    public void lookInto(RunDetails run) {
        show(run, TrainingConfigJson.read(run.settings()), () -> {
            TrainingConfigJson.read(run.settings()).ifPresent(settings::take);
            run.checkpoints().stream()
                    .filter(Checkpoint::last)
                    .findFirst()
                    .ifPresent(last -> loader.accept(last.file()));
        });
    }

    /// Asks where files go.
    FileSaver saver() {
        return saver;
    }

    /// Whether a run, or a comparison of networks, has the cores.
    public ObservableValue<Boolean> busy() {
        return Bindings.createBooleanBinding(
                () -> session.stateProperty().get().isActive()
                        || session.guests().isHosting(),
                session.stateProperty(),
                session.guests().property());
    }

    /// Puts the network of a run on the canvas, as a document of its own, and its settings into the panel.
    void open(RunDetails run) {
        show(run, TrainingConfigJson.read(run.settings()), () -> {
            TrainingConfigJson.read(run.settings()).ifPresent(settings::take);
            session.notices().tell(Texts.of("runs.opened", run.summary().name()));
        });
    }

    /// What a run learned from, where other images are loaded here.
    Optional<String> difference(RunDetails run) {
        return Optional.ofNullable(session.dataProperty().get())
                .flatMap(here -> HistoryWords.difference(run.summary(), here));
    }

    /// Trains on from kept weights, with all settings of their run but the number of epochs.
    void goOn(RunDetails run, Checkpoint from, int epochs) {
        if (session.dataProperty().get() == null) {
            session.notices().warn(Texts.of("runs.data.loading"));
            return;
        }
        Optional<TrainingConfig> plan = TrainingConfigJson.read(run.settings());
        if (plan.isEmpty()) {
            session.notices().warn(Texts.of("runs.settings.unknown"));
            return;
        }
        graph(run)
                .ifPresent(project -> Background.run(
                        () -> WeightsFile.read(from.file(), project.graph()).weights(),
                        weights -> show(
                                run,
                                plan.map(of -> of.withEpochs(epochs)),
                                () -> train(run, from, weights, plan.get().withEpochs(epochs))),
                        problem -> session.notices().warn(FileReason.of(problem))));
    }

    private void train(RunDetails run, Checkpoint from, Weights weights, TrainingConfig plan) {
        settings.take(plan);
        PrecisionChoice precision =
                plan.precision() == Precision.BFLOAT16 ? PrecisionChoice.BFLOAT16 : PrecisionChoice.FLOAT32;
        runner.expect(
                new HistoryRunner.Continuation(weights, new Branch(run.summary().id(), from.step())));
        graph(run).ifPresent(project -> session.trainFrom(weights, project.graph(), plan, precision));
    }

    /// @param plan belongs to the document, as far as it is known
    private void show(RunDetails run, Optional<TrainingConfig> plan, Runnable then) {
        graph(run)
                .map(project -> plan.map(TrainingSettings::project)
                        .map(project::withTraining)
                        .orElse(project))
                .ifPresent(project -> canvas.accept(project, then));
    }

    private Optional<Project> graph(RunDetails run) {
        try {
            return Optional.of(ProjectFile.parse(run.summary().name(), run.project()));
        } catch (dev.netloom.engine.store.FileProblem e) {
            session.notices().warn(FileReason.of(e));
            return Optional.empty();
        }
    }

    /// Writes all runs that a search finds as CSV.
    void export(String search) {
        saver.ask(Texts.of("runs.export.title"), Texts.of("runs.export.name"), "csv")
                .ifPresent(file -> Background.run(
                        () -> write(file, search),
                        saver::saved,
                        problem -> saver.failed(file, FileReason.of(problem))));
    }

    private Path write(Path file, String search) throws Exception {
        try (Writer out = Files.newBufferedWriter(file)) {
            RunsCsv.write(
                    out, history.get().list(RunQuery.newest(Integer.MAX_VALUE).searching(search)));
        }
        return file;
    }
}
