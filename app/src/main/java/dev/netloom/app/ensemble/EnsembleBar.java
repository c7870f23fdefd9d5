package dev.netloom.app.ensemble;

import atlantafx.base.theme.Styles;
import dev.netloom.app.runs.RunsModel;
import dev.netloom.app.training.TrainingTaskBar;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where members are chosen or trained.
final class EnsembleBar extends VBox {
    private static final int MOST_SEEDS = 50;
    private static final int USUAL_SEEDS = 5;

    /// @param busy whether a run or a comparison has the cores
    EnsembleBar(EnsembleModel model, RunsModel runs, ObservableValue<Dataset> data, ObservableValue<Boolean> busy) {
        getStyleClass().add("ensemble-bar");
        setMinWidth(230);
        setPrefWidth(276);
        RunChoice choice = new RunChoice(runs, data);
        VBox.setVgrow(choice, Priority.ALWAYS);
        Button combine = button("ensemble-combine", "mdi2s-set-merge");
        combine.getStyleClass().add(Styles.ACCENT);
        combine.setOnAction(event -> model.combine(choice.ids()));
        choice.countProperty().subscribe(count -> combine.setText(Texts.of("ensemble.combine", count)));
        combine.disableProperty()
                .bind(model.busyProperty()
                        .or(Bindings.createBooleanBinding(
                                () -> choice.countProperty().get() == 0, choice.countProperty())));
        Spinner<Integer> seeds = new Counter(2, MOST_SEEDS, USUAL_SEEDS);
        seeds.setId("ensemble-seeds");
        seeds.setEditable(true);
        seeds.setPrefWidth(84);
        seeds.setMinWidth(USE_PREF_SIZE);
        seeds.setAccessibleText(Texts.of("ensemble.seeds"));
        Button train = button("ensemble-train", "mdi2p-play");
        train.setText(Texts.of("ensemble.train"));
        train.setTooltip(Controls.tooltip(Texts.of("ensemble.train.tip")));
        train.setOnAction(event -> model.train(seeds.getValue()));
        train.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> busy.getValue() || model.busyProperty().get(), busy, model.busyProperty()));
        HBox training = new HBox(seeds, train);
        training.getStyleClass().add("ensemble-line");
        training.setAlignment(Pos.CENTER_LEFT);
        model.combinedProperty()
                .subscribe(result -> result.ifPresent(combined -> choice.tick(
                        combined.runs().stream().map(run -> run.summary().id()).toList())));
        getChildren()
                .addAll(
                        Controls.label(Texts.of("ensemble.choose"), "ensemble-head"),
                        Controls.paragraph(Texts.of("ensemble.choose.how"), "text-muted"),
                        choice,
                        combine,
                        Controls.label(Texts.of("ensemble.seeds"), "ensemble-head"),
                        Controls.paragraph(Texts.of("ensemble.seeds.how"), "text-muted"),
                        training,
                        new TrainingTaskBar("ensemble", model));
    }

    private static Button button(String id, String icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
