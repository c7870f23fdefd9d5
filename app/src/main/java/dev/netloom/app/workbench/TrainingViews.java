package dev.netloom.app.workbench;

import dev.netloom.app.confusion.ConfusionView;
import dev.netloom.app.confusion.PerClassView;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.drawing.DrawView;
import dev.netloom.app.drawing.KeptDigits;
import dev.netloom.app.drawing.PictureView;
import dev.netloom.app.ensemble.EnsembleModel;
import dev.netloom.app.fields.FieldModel;
import dev.netloom.app.fields.FieldView;
import dev.netloom.app.flow.FlowModel;
import dev.netloom.app.flow.FlowView;
import dev.netloom.app.flow.GradientWires;
import dev.netloom.app.gallery.FiltersView;
import dev.netloom.app.gallery.MistakesView;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.library.Library;
import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.looks.InterpretabilityPage;
import dev.netloom.app.looks.InterpretabilityViews;
import dev.netloom.app.maps.MapsView;
import dev.netloom.app.plot.BestMenu;
import dev.netloom.app.plot.CurvesModel;
import dev.netloom.app.plot.CurvesView;
import dev.netloom.app.results.KeptVerdicts;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.slowmotion.SlowMotion;
import dev.netloom.app.slowmotion.SlowMotionView;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingToolbar;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.FileChoosers;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.InspectionInput.Trained;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;

/// The views of the dock that show what a training does, each wired to what it shows.
final class TrainingViews {
    /// Each time, the run copies its weights: as often as the eye wants, and no more.
    private static final Duration FILTERS_ASK = Duration.millis(250);

    private static final Duration DIGIT_ASKS = Duration.millis(500);

    private final FileSaver saver;
    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final DiagramModel model;
    private final ResultsModel results;
    private final LibraryModel reading = new LibraryModel();
    private final InsideChoice choice;
    private final List<DockView> views = new ArrayList<>();
    private final DrawView draw;
    private final KeptDigits kept;
    private final SlowMotion slowMotion;
    private final GradientWires wires;
    private Consumer<String> show = key -> {};

    /// @param trained the weights that are at hand
    /// @param saver asks where files go
    /// @param own where the user's drawings and verdicts are
    TrainingViews(
            TrainingSession session,
            ShippedWeights shipped,
            TrainingToolbar toolbar,
            DiagramModel model,
            ObservableValue<Optional<Trained>> trained,
            FileSaver saver,
            Path own) {
        this.saver = saver;
        this.session = session;
        this.shipped = shipped;
        this.model = model;
        curves(toolbar.hindrance());
        results = new ResultsModel(session, shipped);
        KeptVerdicts verdicts = new KeptVerdicts(own.resolve("label-verdicts"), session.dataProperty());
        MistakesView mistakes = new MistakesView(results, verdicts, shipped, watch(DIGIT_ASKS), export("mistakes"));
        FileChoosers choosers = new FileChoosers(() -> toolbar.getScene().getWindow());
        draw = new DrawView(
                watch(DIGIT_ASKS),
                session.dataProperty(),
                own.resolve("digits"),
                () -> choosers.folder(Texts.of("draw.folder.title")));
        PictureView picture = new PictureView(
                watch(DIGIT_ASKS), session.dataProperty(), () -> choosers.openAny(Texts.of("picture.open.title")));
        kept = draw.kept();
        slowMotion = new SlowMotion(session, toolbar.possible(), () -> toolbar.begin(session::examineStep));
        FlowModel flow = new FlowModel(session, model);
        wires = new GradientWires(flow);
        FlowView flowView = new FlowView(flow, wires);
        add(DockGroup.LEARNING, "flow", flowView, flowView.activeProperty());
        add(DockGroup.LEARNING, "slow", new SlowMotionView(slowMotion), slowMotion.activeProperty());
        choice = new InsideChoice(draw::digit);
        followCanvas();
        InterpretabilityViews deeper =
                new InterpretabilityViews(session, results, this::watch, choice, mistakes::open, saver, this::choose);
        mistakes.offer(deeper::showSaliency, deeper::showNearest, deeper::showTurned);
        add(DockGroup.MISTAKES, "mistakes", mistakes, mistakes.activeProperty());
        confusion();
        add(DockGroup.MISTAKES, deeper.nearest());
        add(DockGroup.MISTAKES, deeper.pca());
        filters();
        maps();
        fields(trained);
        add(DockGroup.INSIDE, deeper.saliency());
        add(DockGroup.INSIDE, deeper.maximization());
        add(DockGroup.INSIDE, deeper.depth());
        add(DockGroup.TRY_IT, "draw", draw, draw.activeProperty());
        add(DockGroup.TRY_IT, "picture", picture, picture.activeProperty());
        add(DockGroup.TRY_IT, deeper.turned());
    }

    private void curves(ObservableValue<Optional<String>> hindrance) {
        CurvesModel curves = new CurvesModel();
        session.listen(event -> {
            curves.follow(event);
            if (event instanceof TrainingEvent.Started) {
                curves.recall(session.past());
            }
        });
        session.bestProperty().subscribe(curves::praise);
        session.graphProperty().subscribe(network -> {
            if (network == null) {
                curves.clear();
            }
        });
        CurvesView view = new CurvesView(curves, new BestMenu(session, saver), saver);
        view.explain(hindrance);
        add(DockGroup.LEARNING, "curves", view, view.activeProperty());
    }

    private void confusion() {
        ConfusionView confusion = new ConfusionView(
                results, watch(DIGIT_ASKS), () -> choose("mistakes"), reading::readAboutTopFive, export("confusion"));
        add(DockGroup.MISTAKES, "confusion", confusion, confusion.activeProperty());
        PerClassView perClass = new PerClassView(results, export("classes"));
        add(DockGroup.MISTAKES, "classes", perClass, perClass.activeProperty());
    }

    private void filters() {
        FiltersView filters = new FiltersView(watch(FILTERS_ASK), shipped, choice, export("filters"));
        add(DockGroup.INSIDE, "filters", filters, filters.activeProperty());
    }

    private void maps() {
        MapsView maps = new MapsView(watch(DIGIT_ASKS), session.dataProperty(), choice, export("maps"));
        add(DockGroup.INSIDE, "maps", maps, maps.activeProperty());
    }

    private void add(DockGroup group, InterpretabilityPage page) {
        add(group, page.key(), page, page.activeProperty());
    }

    private void fields(ObservableValue<Optional<Trained>> trained) {
        FieldView fields = new FieldView(
                new FieldModel(model.diagramProperty().map(Diagram::graph), session.dataProperty(), trained, choice),
                session.dataProperty(),
                choice);
        add(DockGroup.INSIDE, "fields", fields, fields.activeProperty());
    }

    /// A block that is selected is chosen; one that is gone is no choice any more.
    private void followCanvas() {
        model.selectionProperty()
                .subscribe(selection -> selection.stream()
                        .filter(id -> model.diagram().graph().contains(id))
                        .forEach(choice.blockProperty()::set));
        model.diagramProperty().subscribe(diagram -> {
            if (!diagram.graph().contains(choice.blockProperty().get())) {
                choice.blockProperty().set("");
            }
        });
    }

    private void add(DockGroup group, String key, Node view, BooleanProperty active) {
        views.add(new DockView(group, key, view, active));
    }

    /// @param view the key of a view, whose files are called after it and the network
    private ExportMenu export(String view) {
        return new ExportMenu(
                view + "-export",
                () -> ExportMenu.fileName(
                        Texts.of("export.name." + view), model.diagram().name()),
                saver);
    }

    private void choose(String key) {
        show.accept(key);
    }

    /// @param show brings the view of this key to the front
    void setShow(Consumer<String> show) {
        this.show = show;
    }

    private LiveWeights watch(Duration apart) {
        return new LiveWeights(session, shipped, apart);
    }

    /// Shows the next step in slow motion.
    void walkBatch() {
        choose("slow");
        slowMotion.walkNext();
    }

    List<DockView> all() {
        return views;
    }

    /// Lets an ensemble be drawn on.
    void offer(EnsembleModel ensembles) {
        draw.offer(ensembles.combinedProperty());
    }

    /// The user's drawings that were kept.
    KeptDigits kept() {
        return kept;
    }

    SlowMotion slowMotion() {
        return slowMotion;
    }

    /// How wide the canvas's wires are.
    GradientWires wires() {
        return wires;
    }

    /// What there is to read, with this network's results in it.
    Library library() {
        return new Library(reading, results);
    }
}
