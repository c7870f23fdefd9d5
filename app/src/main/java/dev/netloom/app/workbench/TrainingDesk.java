package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.compare.CompareDesk;
import dev.netloom.app.confusion.ConfusionView;
import dev.netloom.app.diagram.DataFit;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.drawing.DrawView;
import dev.netloom.app.fields.FieldModel;
import dev.netloom.app.fields.FieldView;
import dev.netloom.app.flow.FlowModel;
import dev.netloom.app.flow.FlowView;
import dev.netloom.app.flow.GradientWires;
import dev.netloom.app.gallery.FiltersView;
import dev.netloom.app.gallery.MistakesView;
import dev.netloom.app.library.Library;
import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.looks.Looks;
import dev.netloom.app.maps.MapsView;
import dev.netloom.app.plot.BestMenu;
import dev.netloom.app.plot.CurvesModel;
import dev.netloom.app.plot.CurvesView;
import dev.netloom.app.preview.Previews;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.results.WeightsWatch;
import dev.netloom.app.runs.HistoryRunner;
import dev.netloom.app.runs.RunActions;
import dev.netloom.app.runs.RunsModel;
import dev.netloom.app.runs.RunsView;
import dev.netloom.app.slowmotion.SlowMotion;
import dev.netloom.app.slowmotion.SlowMotionView;
import dev.netloom.app.training.DataLoader;
import dev.netloom.app.training.EngineRunner;
import dev.netloom.app.training.FailureText;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingExit;
import dev.netloom.app.training.TrainingRunner;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.training.TrainingStatus;
import dev.netloom.app.training.TrainingToolbar;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.WindowFileSaver;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.experiment.RunKeeper;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.UsedKernels;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import javafx.util.Duration;

/// Everything about training that the window shows, around one session.
public final class TrainingDesk {
    /// Each time, the run copies its weights: as often as the eye wants, and no more.
    private static final Duration FILTERS_ASK = Duration.millis(250);

    private static final Duration DIGIT_ASKS = Duration.millis(500);

    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final TrainingSettings settings = new TrainingSettings();
    private final TrainingToolbar toolbar;
    private final TrainingStatus status;
    private final TrainedWeights trained;
    private final SlowMotion slowMotion;
    private final List<Tab> tabs;
    private final TrainingExit exit;
    private final HistorySource history;
    private final RunsModel runs;
    private final RunActions runActions;
    private final GradientWires wires;
    private final Previews previews;
    private final CompareDesk compare;
    private final Library library;

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
        history = new HistorySource(
                HistorySource.folder(folder),
                InstantSource.system(),
                aside -> runsModel().moved(aside));
        runs = new RunsModel(history);
        HistoryRunner recorded =
                new HistoryRunner(runner, history, UsedKernels::ofUser, InstantSource.system(), this::tellUnkept);
        session = new TrainingSession(loader, recorded);
        session.stateProperty().subscribe(state -> {
            if (state == TrainingState.PREPARING) {
                recorded.about(model.diagram().project());
            }
        });
        FileSaver saver = asking != null ? asking : new WindowFileSaver(this::window, session::tellSaved);
        runActions = new RunActions(history, recorded, session, settings, saver);
        exit = new TrainingExit(session, RunRecorder::keepsWeights);
        ObservableValue<Graph> canvas = model.diagramProperty().map(Diagram::graph);
        shipped = new ShippedWeights(session, canvas, Samples::trained);
        session.dataProperty().subscribe(data -> {
            if (data != null) {
                model.expect(new DataFit(data.test().shape(), data.classes().size()));
            }
        });
        trained = new TrainedWeights(session, shipped);
        previews = new Previews(model.diagramProperty(), session.dataProperty(), trained.property());
        compare = new CompareDesk(
                session,
                model,
                (experiment, data) -> new RunKeeper(
                        experiment,
                        data,
                        history,
                        Origin.WINDOW,
                        InstantSource.system(),
                        FailureText::of,
                        this::tellUnkept));
        toolbar = new TrainingToolbar(session, settings, canvas, Readiness.of(session, model));
        status = new TrainingStatus(session, canvas, toolbar.hindrance());
        CurvesModel curves = new CurvesModel();
        session.listen(curves::follow);
        session.bestProperty().subscribe(curves::praise);
        session.graphProperty().subscribe(network -> {
            if (network == null) {
                curves.clear();
            }
        });
        CurvesView curvesView = new CurvesView(curves, new BestMenu(session, saver), saver);
        ResultsModel results = new ResultsModel(session, shipped);
        LibraryModel reading = new LibraryModel();
        library = new Library(reading, results);
        MistakesView mistakes = new MistakesView(results, shipped, watch(DIGIT_ASKS));
        Tab mistakesTab = tab("mistakes", mistakes, mistakes.activeProperty());
        ConfusionView confusion = new ConfusionView(results, () -> choose(mistakesTab), reading::readAboutTopFive);
        FiltersView filters = new FiltersView(watch(FILTERS_ASK), shipped);
        SelectionFollower.install(model.selectionProperty(), filters.activeProperty(), filters::select);
        DrawView draw = new DrawView(watch(DIGIT_ASKS), folder.data().resolve("digits"), this::askFolder);
        slowMotion = new SlowMotion(session, toolbar.possible(), () -> toolbar.begin(session::examineStep));
        FlowModel flow = new FlowModel(session, model);
        wires = new GradientWires(flow);
        FlowView flowView = new FlowView(flow, wires);
        MapsView maps = new MapsView(watch(DIGIT_ASKS), session.dataProperty(), draw::digit);
        SelectionFollower.install(model.selectionProperty(), maps.activeProperty(), maps::select);
        Looks looks = new Looks(session, results, this::watch, draw::digit, mistakes::open);
        Tab looksTab = tab("looks", looks, looks.activeProperty());
        looks.setReveal(() -> choose(looksTab));
        mistakes.offer(looks::showSaliency, looks::showNearest);
        SelectionFollower.install(model.selectionProperty(), looks.activeProperty(), looks::select);
        FieldView fields = new FieldView(
                new FieldModel(canvas, session.dataProperty(), trained.property()), session.dataProperty());
        SelectionFollower.install(model.selectionProperty(), fields.activeProperty(), fields::select);
        RunsView runsView = new RunsView(runs, runActions, session.dataProperty());
        tabs = List.of(
                tab("curves", curvesView, curvesView.activeProperty()),
                mistakesTab,
                tab("confusion", confusion, confusion.activeProperty()),
                tab("filters", filters, filters.activeProperty()),
                tab("maps", maps, maps.activeProperty()),
                tab("flow", flowView, flowView.activeProperty()),
                tab("draw", draw, draw.activeProperty()),
                looksTab,
                tab("slow", new SlowMotionView(slowMotion), slowMotion.activeProperty()),
                tab("fields", fields, fields.activeProperty()),
                tab("runs", runsView, runsView.activeProperty()));
        model.openedProperty().subscribe((before, now) -> turnTo(canvas.getValue()));
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

    private Map<Shortcut, Runnable> keys() {
        Map<Shortcut, Runnable> keys = new EnumMap<>(toolbar.keys());
        keys.putAll(compare.keys());
        keys.put(Shortcut.WALK_BATCH, () -> {
            tabs.stream().filter(tab -> tab.getId().equals("tab-slow")).forEach(TrainingDesk::choose);
            slowMotion.walkNext();
        });
        return keys;
    }

    private WeightsWatch watch(Duration apart) {
        return new WeightsWatch(session, shipped, apart);
    }

    private static void choose(Tab tab) {
        tab.getTabPane().getSelectionModel().select(tab);
    }

    private Optional<Path> askFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("draw.folder.title"));
        return Optional.ofNullable(chooser.showDialog(window())).map(File::toPath);
    }

    /// With the engine's trainer, on the digits that come with the program.
    public static TrainingDesk onDigits(DiagramModel model) {
        return new TrainingDesk(() -> Mnist.load(Samples.mnist()), engine(), model);
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
                    session.warn(text);
                },
                failure -> runs.warn(FileReason.of(failure)));
    }

    private RunsModel runsModel() {
        return runs;
    }

    /// A tab whose view works only while it is the chosen one, and nothing is read instead.
    private Tab tab(String key, Node view, BooleanProperty active) {
        Tab tab = new Tab(Texts.of(key + ".tab"), view);
        tab.setId("tab-" + key);
        tab.setTooltip(Controls.tooltip(Texts.of(key + ".tab.tip")));
        tab.setClosable(false);
        active.bind(tab.selectedProperty().and(library.model().openProperty().not()));
        return tab;
    }

    /// What the window is to show of all this.
    public WorkbenchParts parts() {
        return new WorkbenchParts(
                List.of(toolbar),
                tabs,
                List.of(status),
                this::leave,
                Optional.of(previews),
                Optional.of(wires),
                keys(),
                this::meet,
                documents -> runActions.openWith(documents::show),
                Optional.of(compare),
                Optional.of(library));
    }

    private void meet(DiagramCanvas canvas) {
        slowMotion.lightOn(canvas);
        compare.meet(canvas);
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
