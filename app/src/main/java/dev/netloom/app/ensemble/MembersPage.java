package dev.netloom.app.ensemble;

import dev.netloom.app.plot.DecimatedSeries;
import dev.netloom.app.plot.OverlayPlot;
import dev.netloom.app.plot.OverlayPlot.Curve;
import dev.netloom.app.runs.RunActions;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.ensemble.EnsembleMember;
import dev.netloom.engine.ensemble.SubsetAccuracy;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The members with what becomes of their mistakes, and below them accuracy against the number of members.
final class MembersPage extends VBox {
    private static final double ROW = 30;
    private static final int MOST_ROWS = 7;

    private final TableView<EnsembleMember> table = new TableView<>();
    private final OverlayPlot plot;
    private final Label lesson = Controls.paragraph("");
    private final Label drawn = Controls.label("", "text-muted");
    private Combined combined;

    /// @param saver asks where pictures and tables go
    MembersPage(RunActions actions, FileSaver saver) {
        getStyleClass().add("ensemble-page");
        plot = new OverlayPlot(saver);
        plot.setMinHeight(0);
        VBox.setVgrow(plot, Priority.ALWAYS);
        table.setId("ensemble-members");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setFixedCellSize(ROW);
        column("member", "member", 260, EnsembleMember::name);
        looks(actions);
        column(
                "right",
                "right",
                176,
                member -> Texts.of(
                        "ensemble.share",
                        member.accuracy(),
                        100 * member.interval().low(),
                        member.interval().high()));
        column("mistakes", "mistakes", 92, member -> count(member.predictions().size() - member.correct()));
        column(
                "rescued",
                "outcome.rescued",
                84,
                member -> count(combined.ensemble().rescued(member)));
        column("lost", "lost-short", 56, member -> count(combined.ensemble().lost(member)));
        column(
                "held-out",
                "held-out",
                82,
                member -> member.validation().isPresent()
                        ? Texts.of("ensemble.percent", member.validation().getAsDouble())
                        : "");
        lesson.setId("ensemble-lesson");
        lesson.getStyleClass().add("ensemble-lesson");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        drawn.setMinWidth(0);
        HBox bar = new HBox(Controls.label(Texts.of("ensemble.plot"), "ensemble-head"), drawn, spring, plot.tools());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("ensemble-line");
        getChildren().addAll(table, bar, plot, lesson);
    }

    private static String count(int count) {
        return Texts.of("cli.count", count);
    }

    /// @param heading the text that names it; `KEY.about` says what it means
    private void column(String key, String heading, double width, Function<EnsembleMember, String> value) {
        TableColumn<EnsembleMember, String> column = new TableColumn<>();
        Label header = Controls.label(Texts.of("ensemble." + heading));
        header.setTooltip(Controls.tooltip(Texts.of("ensemble." + key + ".about")));
        column.setGraphic(header);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
        if (List.of("mistakes", "rescued", "lost", "held-out").contains(key)) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
    }

    private void looks(RunActions actions) {
        TableColumn<EnsembleMember, Button> column = new TableColumn<>();
        column.setPrefWidth(78);
        column.setSortable(false);
        column.setCellValueFactory(row -> {
            int place = combined.ensemble().members().indexOf(row.getValue());
            Button look = new Button(Texts.of("ensemble.look"));
            look.getStyleClass().addAll("small", "flat", "ensemble-look");
            look.setTooltip(Controls.tooltip(Texts.of("ensemble.look.tip")));
            look.setOnAction(event -> actions.lookInto(combined.runs().get(place)));
            return new SimpleObjectProperty<>(look);
        });
        table.getColumns().add(column);
    }

    void show(Combined next) {
        combined = next;
        table.getItems().setAll(next.ensemble().members());
        double height = ROW * (Math.min(MOST_ROWS, table.getItems().size()) + 1) + 6;
        table.setMinHeight(Math.min(height, ROW * 4));
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        lesson.setText(EnsembleWords.lesson(next.sizes()));
        List<SubsetAccuracy> sizes = next.sizes().sizes();
        drawn.setText(
                sizes.stream().anyMatch(SubsetAccuracy::isSample)
                        ? Texts.of(
                                "ensemble.plot.drawn",
                                sizes.stream()
                                        .mapToInt(SubsetAccuracy::examined)
                                        .max()
                                        .orElse(0))
                        : "");
        boolean several = sizes.size() > 1;
        plot.setVisible(several);
        plot.show(
                OverlayPlot.Measure.ACCURACY,
                Texts.of("ensemble.members"),
                1,
                List.of(
                        curve("mean", sizes, SubsetAccuracy::mean),
                        curve("best", sizes, SubsetAccuracy::best),
                        curve("worst", sizes, SubsetAccuracy::worst),
                        curve("low", sizes, size -> next.ensemble().interval().low()),
                        curve("high", sizes, size -> next.ensemble().interval().high())));
    }

    private static Curve curve(String key, List<SubsetAccuracy> sizes, ToDoubleFunction<SubsetAccuracy> value) {
        DecimatedSeries values = new DecimatedSeries();
        sizes.forEach(size -> values.add(size.members(), value.applyAsDouble(size)));
        return new Curve(Texts.of("ensemble.plot." + key), values);
    }
}
