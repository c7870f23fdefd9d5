package dev.netloom.app.runs;

import dev.netloom.app.training.RunPast;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Branch;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.ResumePoint;
import dev.netloom.engine.history.RunBundle;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.RunsCsv;
import dev.netloom.engine.history.TrainingConfigJson;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.SafeFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingStart;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
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
    private BiFunction<RunDetails, Optional<Dataset>, Callable<String>> reporter = (run, here) -> () -> "";

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

    /// @param reporter begins a page about a run, given the images that are loaded; the rest is done in the background
    public void reportWith(BiFunction<RunDetails, Optional<Dataset>, Callable<String>> reporter) {
        this.reporter = reporter;
    }

    /// Writes a page about a run into a file.
    void report(RunDetails run) {
        saver.ask(Texts.of("runs.report.title"), run.summary().name(), "html").ifPresent(file -> {
            Callable<String> page = reporter.apply(
                    run, Optional.ofNullable(session.dataProperty().get()));
            Background.run(
                    () -> {
                        byte[] text = page.call().getBytes(StandardCharsets.UTF_8);
                        SafeFile.write(file, out -> out.write(text));
                        return file;
                    },
                    saver::saved,
                    problem -> saver.failed(file, FileReason.of(problem, file)));
        });
    }

    /// Writes a run into one file for another machine.
    void bundle(RunDetails run) {
        saver.ask(Texts.of("runs.bundle.title"), run.summary().name(), RunBundle.EXTENSION.substring(1))
                .ifPresent(file -> Background.run(
                        () -> {
                            RunBundle.write(file, history.get(), run, RunProject.of(run));
                            return file;
                        },
                        saver::saved,
                        problem -> saver.failed(file, FileReason.of(problem, file))));
    }

    /// Enters a run of another machine into the history, and shows it with its weights.
    ///
    /// @param failed is told why it cannot be opened
    public void openBundle(Path file, Consumer<String> failed) {
        Background.run(
                () -> {
                    long id = RunBundle.read(file).enter(history.get());
                    return history.get().details(id).orElseThrow();
                },
                run -> {
                    lookInto(run);
                    session.notices()
                            .tell(Texts.of("runs.imported", run.summary().name()));
                },
                problem -> failed.accept(FileReason.of(problem)));
    }

    /// Puts the network of a run on the canvas with the weights that it had last, or else at its best, to be looked
    /// into.
    public void lookInto(RunDetails run) {
        show(run, TrainingConfigJson.read(run.settings()), () -> {
            TrainingConfigJson.read(run.settings()).ifPresent(settings::take);
            run.checkpoints().stream()
                    .max(Comparator.comparing(Checkpoint::last))
                    .ifPresent(weights -> loader.accept(weights.file()));
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
    public void open(RunDetails run) {
        show(run, TrainingConfigJson.read(run.settings()), () -> {
            TrainingConfigJson.read(run.settings()).ifPresent(plan -> settings.take(on(run, plan)));
            session.notices().tell(Texts.of("runs.opened", run.summary().name()));
        });
    }

    /// What a run learned from, where other images are loaded here.
    Optional<String> difference(RunDetails run) {
        return Optional.ofNullable(session.dataProperty().get())
                .flatMap(here -> HistoryWords.difference(
                        run.summary(), isPart(run) ? here.limited(run.summary().trainImages()) : here));
    }

    private static boolean isPart(RunDetails run) {
        return run.summary().trainImages() < run.summary().data().trainImages();
    }

    /// A plan on as many images as the run had.
    private static TrainingDescription on(RunDetails run, TrainingConfig plan) {
        return TrainingSettings.again(plan)
                .withImages(isPart(run) ? run.summary().trainImages() : 0);
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
        settings.take(on(run, plan));
        TrainingStart start = TrainingStart.from(weights);
        runner.expect(new HistoryRunner.Continuation(
                start, Optional.of(new Branch(run.summary().id(), from.step())), Optional.empty()));
        graph(run).ifPresent(project -> session.trainFrom(start, project.graph(), plan, choice(plan)));
    }

    /// Goes on with a run to the bit, where it ended before its plan did; or else from its last weights, for as many
    /// epochs as it had.
    public void proceed(RunDetails run) {
        ResumePoint.of(run)
                .ifPresentOrElse(
                        this::resume,
                        () -> run.checkpoints().stream()
                                .filter(Checkpoint::last)
                                .findFirst()
                                .ifPresentOrElse(
                                        last -> goOn(run, last, run.summary().epochs()),
                                        () -> session.notices().warn(Texts.of("runs.no-weights"))));
    }

    /// Goes on with a run that was stopped or interrupted, as if it had never been.
    public void resume(ResumePoint point) {
        Optional<String> hindrance = session.dataProperty().get() == null
                ? Optional.of(Texts.of("runs.data.loading"))
                : difference(point.run());
        if (hindrance.isPresent() || session.stateProperty().get().isActive()) {
            hindrance.ifPresent(session.notices()::warn);
            return;
        }
        graph(point.run())
                .ifPresent(project -> Background.run(
                        () -> Going.read(point, project.graph()),
                        going -> show(point.run(), Optional.of(point.config()), () -> {
                            settings.take(on(point.run(), point.config()));
                            runner.expect(new HistoryRunner.Continuation(
                                    going.start(), Optional.empty(), Optional.of(point)));
                            session.goOn(
                                    going.start(),
                                    going.past(),
                                    project.graph(),
                                    point.config(),
                                    choice(point.config()));
                        }),
                        problem -> session.notices().warn(FileReason.of(problem))));
    }

    /// Tells of the newest run where its process ended before its plan did, so that it can go on.
    public void interrupted(Consumer<ResumePoint> offer) {
        Background.run(
                () -> history.get().list(RunQuery.newest(1)).stream()
                        .filter(run -> run.state() == RunState.INTERRUPTED)
                        .findFirst()
                        .map(RunSummary::id),
                newest -> newest.ifPresent(id -> Background.run(
                        () -> history.get().details(id).flatMap(ResumePoint::of),
                        point -> point.ifPresent(offer),
                        problem -> {})),
                problem -> {}); // the page of the runs says what is wrong with the history
    }

    /// What the history has of a run that goes on.
    private record Going(TrainingStart start, RunPast past) {
        static Going read(ResumePoint point, Graph graph) throws FileProblem {
            Optional<Checkpoint> best = RunPast.best(point);
            Optional<Weights> weights = best.isEmpty()
                    ? Optional.empty()
                    : Optional.of(WeightsFile.read(best.get().file(), graph).weights());
            return new Going(point.start(graph), RunPast.of(point, weights));
        }
    }

    private static PrecisionChoice choice(TrainingConfig plan) {
        return plan.precision() == Precision.BFLOAT16 ? PrecisionChoice.BFLOAT16 : PrecisionChoice.FLOAT32;
    }

    /// @param plan belongs to the document, as far as it is known
    private void show(RunDetails run, Optional<TrainingConfig> plan, Runnable then) {
        graph(run)
                .map(project -> plan.map(said -> TrainingSettings.in(project.training(), on(run, said)))
                        .map(project::withTraining)
                        .orElse(project))
                .ifPresent(project -> canvas.accept(project, then));
    }

    private Optional<Project> graph(RunDetails run) {
        try {
            return Optional.of(ProjectFile.parse(run.summary().name(), run.project()));
        } catch (FileProblem e) {
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
