package dev.netloom.app.library;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// The stages of a network, from images to classes: what each is made of, passes on, and costs.
final class StageTable extends GridPane {
    StageTable(Stages stages) {
        setId("stage-table");
        getStyleClass().add("article-table");
        column(HPos.LEFT, Priority.ALWAYS);
        for (int i = 0; i < 4; i++) {
            column(HPos.RIGHT, Priority.NEVER);
        }
        addRow(
                0,
                head("library.stage"),
                head("library.stage.blocks"),
                head("library.stage.output"),
                head("library.stage.parameters"),
                head("library.stage.multiply-adds"));
        int row = 1;
        addRow(
                row++,
                name("input", Texts.of("library.stage.images")),
                cell(""),
                cell(stages.image().toString()));
        for (Stages.Stage stage : stages.stages()) {
            addRow(
                    row++,
                    name(stage.icon(), stage.title()),
                    cell(LargeNumbers.exact(stage.blocks())),
                    cell(stage.output().toString()),
                    cell(count(stage.parameters())),
                    cell(count(stage.multiplyAdds())));
        }
    }

    private void column(HPos side, Priority grow) {
        ColumnConstraints column = new ColumnConstraints();
        column.setHalignment(side);
        column.setHgrow(grow);
        getColumnConstraints().add(column);
    }

    private static HBox name(String icon, String title) {
        StackPane picture = new StackPane(Icons.block(icon));
        picture.getStyleClass().add("block-icon");
        HBox name = new HBox(picture, Controls.label(title));
        name.getStyleClass().addAll("stage-name", "kind-" + icon);
        return name;
    }

    private static Label head(String key) {
        return Controls.label(Texts.of(key), "table-head");
    }

    private static Label cell(String text) {
        Label cell = Controls.label(text);
        cell.setMinWidth(USE_PREF_SIZE);
        return cell;
    }

    /// What costs nothing has a dash, so that the numbers that count are found.
    private static String count(long number) {
        return number == 0 ? Texts.of("library.nothing") : LargeNumbers.brief(number);
    }
}
