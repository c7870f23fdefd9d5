package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DataFit;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.gallery.FiltersView;
import dev.netloom.app.gallery.MistakesView;
import dev.netloom.app.plot.CurvesModel;
import dev.netloom.app.plot.CurvesView;
import dev.netloom.app.preview.Previews;
import dev.netloom.app.training.DataLoader;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingExit;
import dev.netloom.app.training.TrainingRunner;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.training.TrainingStatus;
import dev.netloom.app.training.TrainingToolbar;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.Trainer;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/// Everything about training that the window shows, around one session.
public final class TrainingDesk {
    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final TrainingSettings settings = new TrainingSettings();
    private final TrainingToolbar toolbar;
    private final TrainingStatus status;
    private final List<Tab> tabs;
    private final TrainingExit exit;
    private final Previews previews;

    /// @param loader brings the images
    /// @param runner trains on them
    public TrainingDesk(DataLoader loader, TrainingRunner runner, DiagramModel model) {
        session = new TrainingSession(loader, runner);
        exit = new TrainingExit(session);
        ObservableValue<Graph> canvas = model.diagramProperty().map(Diagram::graph);
        shipped = new ShippedWeights(session, canvas, Samples::trained);
        session.dataProperty().subscribe(data -> {
            if (data != null) {
                model.expect(new DataFit(data.test().shape(), data.classes().size()));
            }
        });
        previews = new Previews(
                model.diagramProperty(), session.dataProperty(), new TrainedWeights(session, shipped).property());
        toolbar = new TrainingToolbar(
                session, settings, canvas, model.checkProperty().map(Readiness::obstacle));
        status = new TrainingStatus(session, canvas);
        CurvesModel curves = new CurvesModel();
        session.listen(curves::follow);
        CurvesView curvesView = new CurvesView(curves);
        MistakesView mistakes = new MistakesView(session, shipped);
        FiltersView filters = new FiltersView(session, shipped);
        model.selectionProperty().subscribe(selected -> selected.forEach(filters::select));
        tabs = List.of(
                tab("curves", curvesView, curvesView.activeProperty()),
                tab("mistakes", mistakes, mistakes.activeProperty()),
                tab("filters", filters, filters.activeProperty()));
    }

    /// With the engine's trainer, on the digits that come with the program.
    public static TrainingDesk onDigits(DiagramModel model) {
        return new TrainingDesk(() -> Mnist.load(Samples.mnist()), engine(), model);
    }

    static TrainingRunner engine() {
        return (graph, data, plan, control, events) -> new Trainer(graph, data, plan, control, events).run();
    }

    /// A tab whose view works only while it is the chosen one.
    private static Tab tab(String key, Node view, BooleanProperty active) {
        Tab tab = new Tab(Texts.of(key + ".tab"), view);
        tab.setId("tab-" + key);
        tab.setClosable(false);
        active.bind(tab.selectedProperty());
        return tab;
    }

    /// What the window is to show of all this.
    public WorkbenchParts parts() {
        return new WorkbenchParts(List.of(toolbar), tabs, List.of(status), this::leave, Optional.of(previews));
    }

    private void leave(Runnable gone) {
        exit.leave(toolbar.getScene().getWindow(), gone);
    }

    public TrainingSession session() {
        return session;
    }

    ShippedWeights shipped() {
        return shipped;
    }

    public TrainingSettings settings() {
        return settings;
    }
}
