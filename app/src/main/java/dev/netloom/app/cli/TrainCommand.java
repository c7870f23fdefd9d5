package dev.netloom.app.cli;

import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.NetworkAdapter;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.ResumePoint;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunStart;
import dev.netloom.engine.history.UsedKernels;
import dev.netloom.engine.inspect.LayerMovement;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.TransferredWeights;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.store.interop.TensorFile;
import dev.netloom.engine.store.interop.WeightMapping;
import dev.netloom.engine.train.RateFinder;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
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

    @Option(names = "--replace-head", descriptionKey = "cli.option.replace-head")
    private boolean replaceHead;

    @Option(names = "--copy-layers", paramLabel = "N", descriptionKey = "cli.option.copy-layers")
    private Integer copyLayers;

    @Option(names = "--moved", descriptionKey = "cli.option.moved")
    private boolean moved;

    @Option(names = "--resume", paramLabel = "RUN", descriptionKey = "cli.option.resume")
    private String resume;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "cli.option.out")
    private Path out;

    @Option(names = "--find-rate", descriptionKey = "cli.option.find-rate")
    private boolean findRate;

    @Mixin
    private TrainingConfigArguments settings;

    @Mixin
    private DataArgument data;

    /// The JSON of how far each layer moved from what it began with.
    private record Moved(String event, List<MovedLayer> layers) {}

    private record MovedLayer(String layer, Double distance, Double cosine) {}

    TrainCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        if (resume != null && weights != null) {
            throw misuse(Texts.of("cli.resume.two-beginnings"));
        }
        if ((replaceHead || copyLayers != null) && weights == null) {
            throw misuse(Texts.of("cli.replace-head.no-weights"));
        }
        if (findRate) {
            findRate(network.read());
            return;
        }
        InstantSource clock = InstantSource.system();
        try (HistorySource history = history()) {
            Optional<Resumed> resumed =
                    resume == null ? Optional.empty() : Optional.of(Resumed.find(history.get(), resume));
            run(network.read(), resumed, history, clock);
        }
    }

    /// Trains no run: nothing is kept.
    private void findRate(Project project) throws CommandFailure, FileProblem, TrainingFailure {
        if (resume != null || weights != null || out != null) {
            throw misuse(Texts.of("cli.find-rate.alone"));
        }
        TrainingDescription asked = settings.of(project, this);
        TrainingConfig plan = asked.config().withPrecision(asked.precision().here());
        Dataset images = images(project, asked);
        TrainingControl control = new TrainingControl();
        RateReport report = new RateReport(console, isJson());
        try (Interruption _ = Interruption.stops(control)) {
            report.conclude(
                    new RateFinder(project.graph(), images, plan, control, report::tried).find(Trainer.cores()));
        }
    }

    private Dataset images(Project project, TrainingDescription asked) throws CommandFailure, FileProblem {
        Dataset all = data.load(project, console);
        return asked.images() == 0 ? all : all.limited(asked.images());
    }

    private void run(Project given, Optional<Resumed> resumed, HistorySource history, InstantSource clock)
            throws CommandFailure, FileProblem, TrainingFailure, IOException {
        TrainingDescription asked =
                settings.of(resumed.map(run -> run.settings(given)).orElse(given), this);
        TrainingConfig plan = asked.config().withPrecision(asked.precision().here());
        Dataset images = images(given, asked);
        Project project = replaceHead ? withNewHead(given, images) : given;
        Graph graph = project.graph();
        if (plan.validation() > 0 && plan.heldOut(images.train().size()) == 0) {
            console.note(Texts.of(
                    "cli.train.none-held-out", plan.validation(), images.train().size()));
        }
        RunStart beginning = RunStart.of(project, Origin.COMMAND, clock.instant(), images);
        if (resumed.isEmpty()) {
            train(graph, images, plan, start(project, plan), Optional.empty(), history, beginning);
            return;
        }
        resumed.get().require(images);
        Optional<ResumePoint> point = resumed.get().point(graph, plan);
        if (point.isPresent()) {
            console.note(Texts.of(
                    "cli.resume.exact",
                    point.get().run().summary().id(),
                    point.get().from().step()));
            train(graph, images, plan, point.get().start(graph), point, history, beginning);
        } else {
            console.note(resumed.get().newRun(graph, plan));
            TrainingStart start = TrainingStart.from(resumed.get().weights(graph));
            train(
                    graph,
                    images,
                    plan,
                    start,
                    point,
                    history,
                    beginning.from(resumed.get().branch()));
        }
    }

    private TrainingStart start(Project project, TrainingConfig plan) throws CommandFailure, FileProblem {
        if (weights == null) {
            return TrainingStart.DRAWN;
        }
        if (!replaceHead && copyLayers == null) {
            return TrainingStart.from(read(weights, project.graph()));
        }
        WeightMapping mapping = WeightMapping.of(TensorFile.open(weights), project.graph());
        // Where more than the head is missing, order and shape would only guess.
        Weights learned = (mapping.lacksHeadAtMost() ? mapping : mapping.named()).weights();
        TransferredWeights transferred = TransferredWeights.ofFirst(
                project.graph(), learned, Objects.requireNonNullElse(copyLayers, Integer.MAX_VALUE));
        List<String> copied = transferred.layers(TransferredWeights.Fate.COPIED);
        if (copied.isEmpty() && !Objects.equals(copyLayers, 0)) {
            throw new CommandFailure(Texts.of("cli.replace-head.none", weights, network.text()));
        }
        List<String> others = transferred.layers().stream()
                .map(TransferredWeights.Layer::id)
                .filter(id -> !copied.contains(id))
                .toList();
        console.note(Texts.of(
                "cli.replace-head.copied", copied.size(), transferred.layers().size(), weights, Listing.of(others)));
        return TrainingStart.from(transferred.start(plan.seed()));
    }

    /// @throws CommandFailure where the number of classes depends on more than the last block with weights
    private Project withNewHead(Project project, Dataset images) throws CommandFailure {
        int classes = images.classes().size();
        return NetworkAdapter.forClasses(project.graph(), classes)
                .filter(graph -> GraphCheck.of(graph).ok())
                .map(project::withGraph)
                .orElseThrow(() -> new CommandFailure(Texts.of("cli.recast.classes", network.text(), classes)));
    }

    /// @param point of the run that goes on; empty for a new one
    private void train(
            Graph graph,
            Dataset images,
            TrainingConfig plan,
            TrainingStart start,
            Optional<ResumePoint> point,
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
            point.ifPresent(from -> recorder.goingOn(from, start.state().orElseThrow()));
            Trainer trainer = new Trainer(graph, images, plan, control, recorder.andThen(report)).startingFrom(start);
            run(graph, trainer, report, recorder, folder);
            TrainingEvent.Finished finished = report.finished();
            save(graph, finished.weights(), folder, recorder);
            if (finished.stopped()) {
                OptionalLong run = recorder.run();
                console.note(
                        run.isPresent()
                                ? Texts.of("cli.train.stopped.run", folder.weights(), run.getAsLong())
                                : Texts.of("cli.train.stopped", folder.weights()));
            }
            report.requireTold();
            if (moved) {
                tellMovement(graph, plan, start, finished.weights());
            }
            report.conclude(recorder.run(), folder.weights());
        }
    }

    /// Says how far each layer is from what it began with.
    private void tellMovement(Graph graph, TrainingConfig plan, TrainingStart start, Weights end) {
        Weights before = start.weights().orElseGet(() -> drawn(graph, plan.seed()));
        List<LayerMovement> all = LayerMovement.between(graph, before, end);
        if (isJson()) {
            console.say(Json.line(new Moved(
                    "moved",
                    all.stream()
                            .map(layer -> new MovedLayer(
                                    layer.layer(), Json.finite(layer.distance()), Json.finite(layer.cosine())))
                            .toList())));
            return;
        }
        Table table = new Table(
                Texts.of("transfer.column.block"),
                Texts.of("cli.train.moved.distance"),
                Texts.of("cli.train.moved.cosine"));
        all.forEach(layer -> table.row(
                layer.layer(),
                Texts.of("cli.train.moved.value", layer.distance()),
                Texts.of("cli.train.moved.value", layer.cosine())));
        table.lines().forEach(console::say);
    }

    private static Weights drawn(Graph graph, long seed) {
        try (Network drawn = new Network(graph, seed)) {
            return drawn.weights();
        }
    }

    /// @throws CommandFailure where that fails; says whether the history has them
    private void save(Graph graph, Weights weights, RunFolder folder, RunRecorder recorder) throws CommandFailure {
        try {
            if (replaceHead) {
                ProjectFile.write(folder.network(), new Project(network.stem(), graph, Map.of()));
            }
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
    private void run(Graph graph, Trainer trainer, TrainingReport report, RunRecorder recorder, RunFolder folder)
            throws CommandFailure, TrainingFailure, IOException {
        try {
            trainer.run();
        } catch (TrainingFailure failure) {
            recorder.fail(Reason.of(failure));
            Weights rescued = report.rescued()
                    .filter(weights -> failure.key().equals(DIVERGED))
                    .orElseThrow(() -> failure);
            save(graph, rescued, folder, recorder);
            throw new CommandFailure(Texts.of("cli.train.diverged", Reason.of(failure), folder.weights()), failure);
        }
    }
}
