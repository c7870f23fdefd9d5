package dev.netloom.app.workbench;

import dev.netloom.app.gallery.FiltersView;
import dev.netloom.app.gallery.MistakesView;
import dev.netloom.app.plot.CurvesModel;
import dev.netloom.app.plot.CurvesView;
import dev.netloom.app.training.DataLoader;
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
    private final TrainingSettings settings = new TrainingSettings();
    private final TrainingToolbar toolbar;
    private final TrainingStatus status;
    private final FiltersView filters;
    private final List<Tab> tabs;

    /// @param canvas the network as it is drawn
    /// @param obstacle why it cannot be trained, in words; empty where it can
    public TrainingDesk(
            DataLoader loader,
            TrainingRunner runner,
            ObservableValue<Graph> canvas,
            ObservableValue<Optional<String>> obstacle) {
        session = new TrainingSession(loader, runner);
        toolbar = new TrainingToolbar(session, settings, canvas, obstacle);
        status = new TrainingStatus(session, canvas);
        filters = new FiltersView(session);
        CurvesModel curves = new CurvesModel();
        session.listen(curves::follow);
        CurvesView curvesView = new CurvesView(curves);
        MistakesView mistakes = new MistakesView(session);
        tabs = List.of(
                tab("curves", curvesView, curvesView.activeProperty()),
                tab("mistakes", mistakes, mistakes.activeProperty()),
                tab("filters", filters, filters.activeProperty()));
    }

    /// With the engine's trainer, on the digits that come with the program.
    public static TrainingDesk onDigits(ObservableValue<Graph> canvas, ObservableValue<Optional<String>> obstacle) {
        return new TrainingDesk(() -> Mnist.load(Samples.mnist()), engine(), canvas, obstacle);
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

    /// Shows the filters of a node that was selected on the canvas.
    public void select(String node) {
        filters.select(node);
    }

    public TrainingExit exit() {
        return new TrainingExit(session);
    }

    public TrainingSession session() {
        return session;
    }

    public TrainingSettings settings() {
        return settings;
    }

    public TrainingToolbar toolbar() {
        return toolbar;
    }

    public TrainingStatus status() {
        return status;
    }

    public List<Tab> tabs() {
        return tabs;
    }
}
