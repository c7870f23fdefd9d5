package dev.netloom.app.cli;

import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunStart;
import dev.netloom.engine.history.UsedKernels;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `train NETWORK`: trains, reports after each epoch, and writes what was learned.
final class TrainCommand extends Command {
    /// The key of the failure that hands over good weights.
    private static final String DIVERGED = "diverged";

    @Parameters(paramLabel = "NETWORK", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Option(names = "--weights", paramLabel = "FILE", descriptionKey = "cli.option.weights-started")
    private Path weights;

    @Option(names = "--resume", paramLabel = "RUN", descriptionKey = "cli.option.resume")
    private String resume;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "cli.option.out")
    private Path out;

    @Mixin
    private TrainingConfigArguments settings;

    @Mixin
    private DataArgument data;

    TrainCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        if (resume != null && weights != null) {
            throw misuse(Texts.of("cli.resume.two-beginnings"));
        }
        Project project = network.read();
        TrainingDescription asked = settings.of(project, this);
        TrainingConfig plan = asked.config().withPrecision(asked.precision().here());
        Graph graph = project.graph();
        Dataset all = data.load(project, console);
        Dataset images = asked.images() == 0 ? all : all.limited(asked.images());
        if (plan.validation() > 0 && plan.heldOut(images.train().size()) == 0) {
            console.note(Texts.of(
                    "cli.train.none-held-out", plan.validation(), images.train().size()));
        }
        InstantSource clock = InstantSource.system();
        try (HistorySource history = new HistorySource(
                HistorySource.folder(UserFolder.ofUser()),
                clock,
                aside -> console.note(Texts.of("runs.moved", aside)))) {
            RunStart beginning = RunStart.of(project, Origin.COMMAND, clock.instant(), images);
            if (resume == null) {
                Optional<Weights> start = weights == null ? Optional.empty() : Optional.of(read(weights, graph));
                train(graph, images, plan, start, history, beginning);
            } else {
                Resumed resumed = Resumed.find(history.get(), resume);
                resumed.require(images);
                Optional<Weights> start = Optional.of(resumed.weights(graph));
                train(graph, images, plan, start, history, beginning.from(resumed.branch()));
            }
        }
    }

    private void train(
            Graph graph,
            Dataset images,
            TrainingConfig plan,
            Optional<Weights> start,
            HistorySource history,
            RunStart beginning)
            throws CommandFailure, TrainingFailure, IOException {
        TrainingControl control = new TrainingControl();
        TrainingReport report = isJson() ? new JsonReport(console, control) : new TextReport(console, control);
        try (Interruption _ = Interruption.stops(control);
                RunFolder folder = RunFolder.create(out, network.stem());
                RunRecorder recorder = new RunRecorder(
                        history,
                        beginning,
                        control,
                        UsedKernels::ofUser,
                        problem -> console.note(Texts.of("runs.unkept", Reason.of(problem))))) {
            folder.requireRoom(Summary.of(graph).parameters() * Float.BYTES);
            Trainer trainer = new Trainer(graph, images, plan, control, recorder.andThen(report));
            start.ifPresent(trainer::startingFrom);
            run(trainer, report, recorder, folder);
            TrainingEvent.Finished finished = report.finished();
            save(finished.weights(), folder, recorder);
            if (finished.stopped()) {
                console.note(Texts.of("cli.train.stopped", folder.weights()));
            }
            report.requireTold();
            report.conclude(folder.weights());
        }
    }

    /// @throws CommandFailure where that fails; says whether the history has them
    private static void save(Weights weights, RunFolder folder, RunRecorder recorder) throws CommandFailure {
        try {
            WeightsFile.write(folder.weights(), weights);
        } catch (IOException e) {
            String why = FileReason.of(e, folder.weights());
            recorder.close();
            String text = recorder.lastWeights()
                    .map(kept -> Texts.of("cli.train.unsaved-kept", folder.weights(), why, kept))
                    .orElseGet(() -> Texts.of("cli.train.unsaved", folder.weights(), why));
            throw new CommandFailure(text, e);
        }
    }

    /// Saves the last good weights of a run that diverges; other failures hand over none.
    private static void run(Trainer trainer, TrainingReport report, RunRecorder recorder, RunFolder folder)
            throws CommandFailure, TrainingFailure, IOException {
        try {
            trainer.run();
        } catch (TrainingFailure failure) {
            recorder.fail(Reason.of(failure));
            Weights rescued = report.rescued()
                    .filter(weights -> failure.key().equals(DIVERGED))
                    .orElseThrow(() -> failure);
            save(rescued, folder, recorder);
            throw new CommandFailure(Texts.of("cli.train.diverged", Reason.of(failure), folder.weights()), failure);
        }
    }
}
