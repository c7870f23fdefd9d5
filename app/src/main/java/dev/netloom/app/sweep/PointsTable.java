package dev.netloom.app.sweep;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.SweepPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The points, the best first.
final class PointsTable extends TableView<PointResult> {
    private Optional<SweepPlan> shown = Optional.empty();
    private boolean showing;
    private boolean chosen; // by somebody: until then the best is

    PointsTable() {
        setId("sweep-points");
        getStyleClass().addAll("dense", "edge-to-edge");
        setAccessibleText(Texts.of("sweep.points"));
        setMinHeight(90);
        getSelectionModel().selectedItemProperty().subscribe(now -> chosen |= !showing);
    }

    void show(SweepPlan plan, List<PointResult> results) {
        showing = true;
        if (!shown.equals(Optional.of(plan))) {
            shown = Optional.of(plan);
            chosen = false;
            columns(plan);
        }
        int kept = Optional.ofNullable(getSelectionModel().getSelectedItem())
                .map(result -> result.point().number())
                .orElse(0);
        getItems().setAll(results.stream().sorted(PointResult.BEST_FIRST).toList());
        getItems().stream()
                .filter(result -> chosen && result.point().number() == kept)
                .findFirst()
                .or(() -> getItems().stream().findFirst())
                .ifPresent(getSelectionModel()::select);
        showing = false;
    }

    private void columns(SweepPlan plan) {
        getColumns().clear();
        column(
                Texts.of("sweep.point"),
                76,
                result -> Integer.toString(result.point().number()));
        column(
                Texts.of("sweep.validation-accuracy"),
                190,
                result -> result.best().map(SweepWords::accuracy).orElse(""));
        plan.axes()
                .forEach(axis -> column(
                        SweepWords.name(axis.key(), plan.project().graph()),
                        136,
                        result -> result.point().values().get(axis.key())));
        column(Texts.of("sweep.stage"), 128, SweepWords::stage);
        column(
                Texts.of("sweep.multiply-adds"),
                122,
                result -> result.run().isPresent() ? LargeNumbers.brief(Math.round(result.multiplyAdds())) : "");
        column(
                Texts.of("sweep.seconds"),
                90,
                result -> result.run().isPresent() ? Texts.of("sweep.seconds.value", result.seconds()) : "");
        column(
                Texts.of("sweep.run"),
                62,
                result -> result.run().map(run -> Long.toString(run.id())).orElse(""));
    }

    private void column(String heading, double width, Function<PointResult, String> value) {
        TableColumn<PointResult, String> column = new TableColumn<>();
        Label header = Controls.label(heading);
        header.setTooltip(Controls.tooltip(heading));
        column.setGraphic(header);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        if (!heading.equals(Texts.of("sweep.stage"))) {
            column.getStyleClass().add("number");
        }
        getColumns().add(column);
    }
}
