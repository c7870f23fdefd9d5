package dev.netloom.app.ensemble;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.ensemble.ClassOutcomes;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What combining does to the images of each class.
final class ClassesPage extends VBox {
    private final TableView<ClassOutcomes> table = new TableView<>();
    private Combined combined;

    ClassesPage() {
        getStyleClass().add("ensemble-page");
        table.setId("ensemble-classes");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setAccessibleText(Texts.of("ensemble.pages.classes.tip"));
        VBox.setVgrow(table, Priority.ALWAYS);
        column("class", 90, own -> combined.data().classes().get(own.label()));
        column("images", 76, own -> count(own.images()));
        column("member-mistakes", 104, own -> Texts.of("ensemble.mean-count", own.memberMistakes()));
        column("own-mistakes", 120, own -> count(own.mistakes()));
        column("outcome.rescued", 86, own -> count(own.rescued()));
        column("outcome.made", 68, own -> count(own.made()));
        column("outcome.wrong-in-all", 110, own -> count(own.wrongInAll()));
        getChildren().add(table);
    }

    private static String count(int count) {
        return Texts.of("cli.count", count);
    }

    private void column(String key, double width, Function<ClassOutcomes, String> value) {
        TableColumn<ClassOutcomes, String> column = new TableColumn<>();
        Label header = Controls.label(Texts.of("ensemble." + key));
        column.setGraphic(header);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        if (!"class".equals(key)) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
    }

    void show(Combined next) {
        combined = next;
        table.getItems().setAll(next.ensemble().byClass());
    }
}
