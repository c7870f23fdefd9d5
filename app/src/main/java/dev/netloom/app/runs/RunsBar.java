package dev.netloom.app.runs;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// What is searched for, how much there is, and what can be done with what is chosen.
final class RunsBar extends HBox {
    /// From the last key to the search.
    private static final Duration PATIENCE = Duration.millis(150);

    private final Label count = Controls.label("", "text-muted");

    RunsBar(RunsModel model, RunActions actions, RunsTable table) {
        getStyleClass().add("runs-bar");
        setAlignment(Pos.CENTER_LEFT);
        TextField search = new TextField();
        search.setId("runs-search");
        search.setPromptText(Texts.of("runs.search"));
        search.setAccessibleText(Texts.of("runs.search.tip"));
        search.setTooltip(Controls.tooltip(Texts.of("runs.search.tip")));
        PauseTransition pause = new PauseTransition(PATIENCE);
        pause.setOnFinished(event -> model.search(search.getText().strip()));
        search.textProperty().subscribe((before, now) -> pause.playFromStart());
        Button delete =
                Controls.iconButton("runs-delete", "mdi2d-delete-outline", null, () -> model.delete(table.selected()));
        Button export = Controls.iconButton(
                "runs-export", "mdi2t-table-arrow-down", null, () -> actions.export(model.searched()));
        model.chosenProperty().subscribe(chosen -> delete.setDisable(chosen.isEmpty()));
        model.runsProperty().subscribe(runs -> {
            count.setText(Texts.of("runs.count", runs.size()));
            export.setDisable(runs.isEmpty());
        });
        count.setId("runs-count");
        count.setMinWidth(USE_PREF_SIZE);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        search.setPrefColumnCount(18);
        search.setMinWidth(90);
        getChildren()
                .addAll(
                        search,
                        count,
                        undo(model),
                        spring,
                        delete,
                        export,
                        new Explanation("runs-about", "runs.about"));
    }

    private static HBox undo(RunsModel model) {
        Label words = Controls.label("", "text-muted");
        Button undo = new Button(Texts.of("runs.undo"), Icons.of("mdi2u-undo"));
        undo.setId("runs-undo");
        undo.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        undo.setTooltip(Controls.tooltip(Texts.of("runs.undo.tip")));
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(event -> model.undelete());
        HBox line = new HBox(words, undo);
        line.setAlignment(Pos.CENTER_LEFT);
        model.deletedProperty().subscribe(deleted -> {
            words.setText(Texts.of("runs.deleted", deleted.size()));
            line.setVisible(!deleted.isEmpty());
            line.setManaged(!deleted.isEmpty());
        });
        return line;
    }
}
