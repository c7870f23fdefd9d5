package dev.netloom.app.learn;

import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What this is, three things to begin with, the chapter as a path, and networks to open: beside the path where there
/// is room, else below it.
final class StartPage extends VBox {
    private static final double TWO_COLUMNS = 1180;

    private final Consumer<Destination> go;
    private final VBox path = new VBox();
    private final NetworkLines networks;
    private final ObservableValue<Boolean> beside;
    private Pane columns = new VBox();

    /// @param room how wide the room is. The page's own width would change its height while it is laid out
    StartPage(RecentFiles recent, Consumer<Destination> go, ObservableValue<Number> room) {
        this.go = go;
        networks = new NetworkLines(recent, go);
        setId("learn-start");
        getStyleClass().addAll("article", "learn-start");
        path.getStyleClass().add("learn-path");
        path.setMinWidth(0);
        path.getChildren().add(Controls.label(Texts.of("learn.chapter"), "article-section"));
        ChapterSection.ALL.forEach(section -> path.getChildren().add(section(section)));
        getChildren()
                .addAll(
                        new VBox(
                                Controls.paragraph(Texts.of("learn.title"), "article-title"),
                                Controls.paragraph(Texts.of("learn.about"), "article-text")),
                        first(),
                        columns);
        beside = room.map(width -> width.doubleValue() >= TWO_COLUMNS);
        beside.subscribe(this::place);
    }

    private GridPane first() {
        GridPane first = new GridPane();
        first.getStyleClass().add("learn-first");
        for (Step step : ChapterSection.FIRST) {
            DestinationLine line = DestinationLine.of("first-" + step.key(), step, go);
            line.setMaxHeight(Double.MAX_VALUE);
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / ChapterSection.FIRST.size());
            first.getColumnConstraints().add(column);
            first.addRow(0, line);
        }
        return first;
    }

    private HBox section(ChapterSection section) {
        Label number = Controls.label(section.number(), "learn-number");
        number.setMinWidth(USE_PREF_SIZE);
        VBox lines = new VBox();
        lines.getStyleClass().add("learn-lines");
        section.steps()
                .forEach(step -> lines.getChildren()
                        .add(DestinationLine.of("step-" + step.key(), step, go).named()));
        VBox content =
                new VBox(Controls.paragraph(Texts.of("learn.section." + section.number()), "learn-section"), lines);
        content.setMinWidth(0);
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox row = new HBox(number, content);
        row.getStyleClass().add("learn-row");
        return row;
    }

    private void place(boolean wide) {
        columns.getChildren().clear();
        Pane now = wide ? new HBox(path, networks) : new VBox(path, networks);
        now.getStyleClass().add("learn-columns");
        HBox.setHgrow(path, Priority.ALWAYS);
        getChildren().set(getChildren().indexOf(columns), now);
        columns = now;
    }

    /// Puts the keyboard on the first thing to do.
    void takeKeyboard() {
        lookup(".learn-line").requestFocus();
    }
}
