package dev.netloom.app.runs;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Icons;
import dev.netloom.engine.data.Dataset;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All runs of window and command line: a table to find them in, and beside it what is to be seen of those that are
/// chosen.
public final class RunsView extends StackPane {
    private static final double TABLE = 0.54;

    private final RunsModel model;

    /// @param data the images, once they are loaded; else null
    public RunsView(RunsModel model, RunActions actions, ObservableValue<Dataset> data) {
        this.model = model;
        setId("runs");
        getStyleClass().add("runs");
        setMinWidth(0);
        SelectedRunsPane chosen = new SelectedRunsPane(model, actions, data);
        RunsTable table = new RunsTable(model, chosen::rename);
        RunsBar bar = new RunsBar(model, actions, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox left = new VBox(bar, trouble(), table);
        left.setMinWidth(0);
        SplitPane body = new SplitPane(left, chosen);
        body.getStyleClass().add("runs-body");
        body.setDividerPositions(TABLE);
        EmptyState empty = new EmptyState("runs.empty");
        empty.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.loadedProperty().get()
                                && model.runsProperty().get().isEmpty()
                                && model.searched().isEmpty()
                                && model.deletedProperty().get().isEmpty()
                                && model.troubleProperty().get().isEmpty(),
                        model.loadedProperty(),
                        model.runsProperty(),
                        model.deletedProperty(),
                        model.troubleProperty()));
        body.visibleProperty().bind(empty.visibleProperty().not());
        getChildren().addAll(body, empty);
    }

    /// What is wrong with the history, until it is dismissed.
    private HBox trouble() {
        Label words = Controls.paragraph("", "run-trouble");
        words.setId("runs-trouble");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button dismiss = Controls.iconButton("runs-dismiss", "mdi2c-close", null, model::dismissTrouble);
        HBox line = new HBox(Icons.of("mdi2a-alert-outline"), words, dismiss);
        line.getStyleClass().add("runs-trouble");
        line.setAlignment(Pos.CENTER_LEFT);
        words.textProperty().bind(model.troubleProperty());
        line.visibleProperty().bind(model.troubleProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return model.activeProperty();
    }
}
