package dev.netloom.app.library;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Parameters and multiply-adds: as the paper says, as torchvision counts, and as they are computed here.
final class FigureTable extends GridPane {
    private int rows;

    FigureTable(Famous famous, Stages stages) {
        setId("figure-table");
        getStyleClass().add("article-table");
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
            getColumnConstraints().add(column);
        }
        row("head", "table-head", "", Texts.of("library.stage.parameters"), Texts.of("library.stage.multiply-adds"));
        row(
                "paper",
                "figure",
                Texts.of("library.figures.paper"),
                famous.text("parameters").orElse(Texts.of("library.nothing")),
                famous.text("multiply-adds").orElse(Texts.of("library.nothing")));
        famous.torchvision()
                .ifPresent(counts -> row(
                        "torchvision",
                        "figure",
                        Texts.of("library.figures.torchvision"),
                        LargeNumbers.exact(counts.parameters()),
                        LargeNumbers.exact(counts.multiplyAdds())));
        row(
                "here",
                "figure-here",
                Texts.of("library.figures.here"),
                LargeNumbers.exact(stages.parameters()),
                LargeNumbers.exact(stages.multiplyAdds()));
    }

    private void row(String id, String style, String name, String parameters, String multiplyAdds) {
        Label first = Controls.label(name, style);
        Label second = Controls.label(parameters, style);
        second.setId("figure-" + id + "-parameters");
        Label third = Controls.label(multiplyAdds, style);
        third.setId("figure-" + id + "-multiply-adds");
        addRow(rows++, first, second, third);
    }
}
