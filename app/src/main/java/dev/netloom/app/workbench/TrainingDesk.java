package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.compare.CompareDesk;
import dev.netloom.app.data.DataChoice;
import dev.netloom.app.data.DataRoom;
import dev.netloom.app.diagram.DataFit;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ensemble.EnsembleModel;
import dev.netloom.app.ensemble.EnsembleView;
import dev.netloom.app.preview.Previews;
import dev.netloom.app.rate.RateFinderPane;
import dev.netloom.app.rate.RateSearch;
import dev.netloom.app.report.HtmlReport;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.runs.HistoryRunner;
import dev.netloom.app.runs.RunActions;
import dev.netloom.app.runs.RunsModel;
import dev.netloom.app.runs.RunsView;
import dev.netloom.app.storage.StoragePane;
import dev.netloom.app.storage.StoragePlaces;
import dev.netloom.app.sweep.SweepModel;
import dev.netloom.app.sweep.SweepView;
import dev.netloom.app.training.BatteryPause;
import dev.netloom.app.training.CloseWhileTraining;
import dev.netloom.app.training.DataLoader;
import dev.netloom.app.training.EngineRunner;
import dev.netloom.app.training.FailureText;
import dev.netloom.app.training.LimitedRunner;
import dev.netloom.app.training.Notice;
import dev.netloom.app.training.PowerSource;
import dev.netloom.app.training.ResourceSettings;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingPanel;
import dev.netloom.app.training.TrainingRunner;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.training.TrainingStatus;
import dev.netloom.app.training.TrainingToolbar;
import dev.netloom.app.transfer.TransferPage;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileChoosers;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.WindowFileSaver;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.experiment.ExperimentRecorder;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.UsedKernels;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.KernelRecord;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Window;
import javafx.util.Duration;

/// Everything about training that the window shows, around one session.
public final class TrainingDesk {
    private static final Duration PREVIEWS_APART = Duration.seconds(5);

    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final TrainingSettings settings = new TrainingSettings();
    private final TrainingToolbar toolbar;
    private final TrainingPanel panel;
    private final TrainingStatus status;
    private final TrainedWeights trained;
    private final TrainingViews views;
    private final EnsembleModel ensembles;
    private final SweepModel sweeps;
    private final FileSaver saver;
    private final CloseWhileTraining exit;
    private final HistorySource history;
    private final RunsModel runs;
    private final RunActions runActions;
    private final Previews previews;
    private final CompareDesk compare;
    private final DataRoom data;
    private final TransferPage transfer;
    private final NormFolding folding;
    private final ProjectData projectData;
    private final DiagramModel model;
    private Optional<DataFit> offered = Optional.empty();
    private final WeightsFiles files;
    private final NetworkExport exporting;
    private final UserFolder folder;
    private final ResourceSettings resources;
    private final PowerSource power = PowerSource.ofSystem();

    /// @param loader brings the images
    /// @param runner trains on them
    public TrainingDesk(DataLoader loader, TrainingRunner runner, DiagramModel model) {
        this(loader, runner, model, null);
    }

    /// @param asking asks where files go; null for windows
    TrainingDesk(DataLoader loader, TrainingRunner runner, DiagramModel model, FileSaver asking) {
        this(loader, runner, model, asking, UserFolder.ofUser());
    }

    /// @param folder where the user's digits and the history of runs are
    TrainingDesk(DataLoader loader, TrainingRunner runner, DiagramModel model, FileSaver asking, UserFolder folder) {
        this(loader, runner, model, asking, folder, new ResourceSettings());
    }

    /// @param resources what a training may take of the computer
    private TrainingDesk(
            DataLoader loader,
            TrainingRunner runner,
            DiagramModel model,
            FileSaver asking,
            UserFolder folder,
            ResourceSettings resources) {
        this.folder = folder;
        this.resources = resources;
        this.model = model;
        history = new HistorySource(
                HistorySource.folder(folder),
                InstantSource.system(),
                aside -> runsModel().moved(aside));
        runs = new RunsModel(history);
        HistoryRunner recorded =
                new HistoryRunner(runner, history, UsedKernels::ofUser, InstantSource.system(), this::tellUnkept);
        session = new TrainingSession(loader, new LimitedRunner(recorded, settings));
        ProjectData learned = new ProjectData(model, session.dataProperty());
        projectData = learned;
        session.stateProperty().subscribe(state -> {
            if (state == TrainingState.PREPARING) {
                learned.keep(session.dataProperty().get());
                recorded.about(model.diagram().project());
            }
        });
        saver = asking != null ? asking : new WindowFileSaver(this::window, session.notices()::tellSaved);
        new BatteryPause(session, resources.pauseOnBatteryProperty(), power);
        runActions = new RunActions(history, recorded, session, settings, saver);
        exit = new CloseWhileTraining(session, RunRecorder::keepsWeights);
        ObservableValue<Graph> canvas = model.diagramProperty().map(Diagram::graph);
        new ProjectSettings(model, settings);
        shipped = new ShippedWeights(session, canvas, Samples::trained);
        session.dataProperty().subscribe(data -> {
            if (data != null) {
                model.expect(new DataFit(data.test().shape(), data.classes().size()));
            }
        });
        files = new WeightsFiles(session, shipped, canvas, saver);
        exporting = new NetworkExport(
                session, shipped, settings, () -> model.diagram().project(), saver);
        trained = new TrainedWeights(session, shipped);
        folding = new NormFolding(shipped);
        previews = new Previews(model.diagramProperty(), session.dataProperty(), trained.property());
        followRun();
        compare = new CompareDesk(
                session,
                model,
                (experiment, data, origin) -> new ExperimentRecorder(
                        experiment, data, history, origin, InstantSource.system(), FailureText::of, this::tellUnkept),
                saver);
        toolbar = new TrainingToolbar(session, settings, canvas, ReadinessText.of(session, model));
        panel = new TrainingPanel(session, settings, canvas);
        toolbar.panelOpenProperty().bindBidirectional(panel.openProperty());
        status = new TrainingStatus(session, canvas, toolbar.hindrance());
        ensembles = new EnsembleModel(
                history,
                session,
                () -> model.diagram().project(),
                () -> settings.describedProperty().get(),
                this::tellUnkept);
        sweeps = new SweepModel(
                history,
                session,
                () -> model.diagram().project(),
                () -> settings.describedProperty().get(),
                this::tellUnkept);
        compare.trainOn(resources::cluster);
        ensembles.trainOn(resources::cluster);
        sweeps.trainOn(resources::cluster);
        views = new TrainingViews(session, shipped, toolbar, model, trained.property(), saver, folder.data());
        views.offer(ensembles);
        data = new DataRoom(session.dataProperty(), unread(), settings, views.kept());
        transfer = new TransferPage(session, settings, history);
        data.setTransfer(transfer);
        toolbar.setOnData(data::open);
        panel.setOnAugmentation(data::openAugmentation);
        panel.setRateFinder(() -> new RateFinderPane(rates(canvas), settings));
        data.setOnTaken(new FileChoosers(this::window), this::use);
        projectData.setOnOpen(data::open);
        model.diagramProperty().subscribe(this::reconsider);
        model.openedProperty().subscribe((before, now) -> turnTo(canvas.getValue()));
    }

    private RateSearch rates(ObservableValue<Graph> canvas) {
        ObservableValue<Optional<String>> hindrance = toolbar.hindrance();
        return new RateSearch(
                session,
                canvas::getValue,
                () -> settings.describedProperty().get(),
                hindrance::getValue,
                resources::cores);
    }

    /// What is shown belongs to the network that is shown: of another document's run nothing is left, unless it still
    /// goes on, or both have the same network.
    private void turnTo(Graph network) {
        shipped.forget();
        if (!network.equals(session.graphProperty().get())) {
            session.forget();
        }
        trained.forget();
    }

    /// From now on works on these images.
    private void use(Dataset images, DataChoice choice) {
        if (session.use(images)) {
            choice.remember(FileChoosers.memory());
            projectData.keep(images);
            offerFit(images);
        } else {
            session.notices().warn(Texts.of("data.open.busy"));
        }
    }

    /// Instead of leaving it to be found that the network is for other images.
    private void offerFit(Dataset images) {
        DataFit wanted = new DataFit(images.test().shape(), images.classes().size());
        Graph network = model.diagram().graph();
        offered = wanted.offer(network).map(fix -> wanted);
        data.offerFit(
                offered.map(fit -> Texts.of("data.misfit", model.diagram().name()))
                        .orElse(""),
                () -> wanted.offer(model.diagram().graph()).ifPresent(model::apply));
    }

    /// An offer that was taken, or that means nothing for another network, is gone.
    private void reconsider(Diagram diagram) {
        if (offered.filter(fit -> fit.offer(diagram.graph()).isEmpty()).isPresent()) {
            offered = Optional.empty();
            data.offerFit("", () -> {});
        }
    }

    /// Why there are no images, where there are none; else empty.
    private ObservableValue<String> unread() {
        return session.notices().property().map(notice -> notice.kind() == Notice.Kind.FAILURE ? notice.text() : "");
    }

    private Map<Shortcut, Runnable> keys() {
        Map<Shortcut, Runnable> keys = new EnumMap<>(toolbar.keys());
        keys.putAll(compare.keys());
        keys.put(Shortcut.WALK_BATCH, views::walkBatch);
        return keys;
    }

    /// With the engine's trainer, on the digits that come with the program.
    public static TrainingDesk onDigits(DiagramModel model) {
        ResourceSettings resources = ResourceSettings.remembered(FileChoosers.memory());
        return new TrainingDesk(
                () -> DataChoice.load(FileChoosers.memory()),
                new EngineRunner(resources::cores),
                model,
                null,
                UserFolder.ofUser(),
                resources);
    }

    static TrainingRunner engine() {
        return new EngineRunner();
    }

    /// From the thread that writes the history.
    private void tellUnkept(FileProblem problem) {
        Background.run(
                () -> Texts.of("runs.unkept", FileReason.of(problem)),
                text -> {
                    runs.warn(text);
                    session.notices().warn(text);
                },
                failure -> runs.warn(FileReason.of(failure)));
    }

    private RunsModel runsModel() {
        return runs;
    }

    /// What the window is to show of all this.
    public WorkbenchParts parts() {
        return new WorkbenchParts(
                List.of(toolbar),
                views.all(),
                List.of(status),
                this::leave,
                Optional.of(previews),
                Optional.of(views.wires()),
                keys(),
                this::meet,
                this::meet,
                Optional.of(compare),
                Optional.of(this::ensembleView),
                Optional.of(() -> new SweepView(sweeps, runActions, runActions.busy(), saver)),
                Optional.of(() -> new RunsView(runs, runActions, session.dataProperty())),
                this::meet,
                Optional.of(views.library()),
                Optional.of(data),
                Optional.of(panel),
                Optional.of(new LiveWeights(session, shipped, PREVIEWS_APART)),
                filed());
    }

    private List<MenuItem> filed() {
        MenuItem storage = new MenuItem(Texts.of("storage.menu"), Icons.of("mdi2h-harddisk"));
        storage.setId("storage-open");
        storage.setOnAction(event -> new StorageDialog(window(), this::storage).show());
        List<MenuItem> items = new ArrayList<>(files.items(this::weightsFile));
        MenuItem about = new MenuItem(Texts.of("about.menu"), Icons.of("mdi2i-information-outline"));
        about.setId("about-open");
        about.setOnAction(event -> new AboutDialog(window()).show());
        items.addAll(List.of(newHead(), fold()));
        items.addAll(List.of(exporting.item(this::window), new SeparatorMenuItem(), storage, about));
        return items;
    }

    private MenuItem newHead() {
        return transfer.newHead(() -> model.diagram().project(), trained.property(), data::openTransfer);
    }

    private MenuItem fold() {
        return folding.item(() -> model.diagram().project(), trained.property());
    }

    private Optional<Path> weightsFile() {
        return new FileChoosers(this::window).openAny(Texts.of("weights.load.title"));
    }

    /// Where everything lies, and what a training may take of the computer.
    StoragePane storage(BiPredicate<String, String> asking) {
        return new StoragePane(
                StoragePlaces.of(folder, KernelRecord.folderOfUser(), history, views.kept()),
                resources,
                power,
                Bindings.createBooleanBinding(
                        () -> session.stateProperty().get().isActive(), session.stateProperty()),
                asking);
    }

    /// What blocks put out goes on while the network learns: the run is asked for its weights once a second, where
    /// they
    /// are not too many to be copied so often.
    private void followRun() {
        ObservableValue<Boolean> copied =
                session.graphProperty().map(RunRecorder::keepsWeights).orElse(false);
        new LiveWeights(session, shipped, PREVIEWS_APART)
                .activeProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> previews.activeProperty().get() && copied.getValue(), previews.activeProperty(), copied));
    }

    private EnsembleView ensembleView() {
        return new EnsembleView(
                ensembles, new RunsModel(history), runActions, session.dataProperty(), runActions.busy(), saver);
    }

    /// How a run is offered that could go on.
    interface Offer {
        void make(String sentence, String verb, Runnable work);
    }

    /// Offers the newest run where its process ended before its plan did, once there are images to go on with.
    void offerInterrupted(Offer offer) {
        BooleanProperty awaited = new SimpleBooleanProperty(true);
        runActions.interrupted(point -> session.dataProperty().when(awaited).subscribe(data -> {
            if (data != null && awaited.get()) {
                awaited.set(false);
                RunSummary run = point.run().summary();
                offer.make(
                        Texts.of("runs.interrupted", run.name(), run.epochsDone(), run.epochs()),
                        Texts.of("runs.resume"),
                        () -> runActions.resume(point));
            }
        }));
    }

    private void meet(Documents documents) {
        runActions.openWith(documents::show);
        runActions.loadWith(files::load);
        runActions.reportWith(HtmlReport::of);
        documents.setOnWeights(files::load);
        documents.setOnBundle(file ->
                runActions.openBundle(file, why -> documents.fail(Texts.of("open.failed", file.getFileName()), why)));
        documents.setOnImported((network, file) -> shipped.load(
                network.project().graph(), network.weights(), file.getFileName().toString()));
        documents.setOnData(data::open);
        folding.meet(documents);
        transfer.meet(documents::show, this::weightsFile, () -> model.diagram().project(), data::openUsed);
        projectData.setNotice(documents.notice());
        files.setOnFailed(documents::fail);
        files.setOnDoubt(mapping -> new MappingDialog(window(), mapping).showAndWait());
    }

    private void meet(DiagramCanvas canvas) {
        canvas.extendMenu(List.of(newHead(), fold()));
        views.slowMotion().lightOn(canvas);
        compare.meet(canvas);
    }

    /// Train brings what is learned to the front.
    private void meet(Dock dock) {
        views.setShow(dock::show);
        toolbar.setOnTrain(() -> dock.show("curves"));
    }

    private void leave(Runnable gone) {
        exit.leave(window(), gone);
    }

    private Window window() {
        return toolbar.getScene().getWindow();
    }

    public TrainingSession session() {
        return session;
    }

    EnsembleModel ensembles() {
        return ensembles;
    }

    CompareDesk compare() {
        return compare;
    }

    ShippedWeights shipped() {
        return shipped;
    }

    public TrainingSettings settings() {
        return settings;
    }
}
