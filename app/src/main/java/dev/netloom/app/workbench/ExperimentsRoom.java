package dev.netloom.app.workbench;

import dev.netloom.app.compare.CompareDesk;
import dev.netloom.app.ensemble.EnsembleView;
import dev.netloom.app.runs.RunsView;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;

/// Networks held against each other, and the history of all runs.
final class ExperimentsRoom extends StackPane {
    private final CompareDesk compare;
    private final BooleanProperty awake = new SimpleBooleanProperty(this, "awake");
    private final ToggleButton comparing = choice("experiments-compare", "mdi2c-compare");
    private final ToggleButton combining = choice("experiments-ensembles", "mdi2s-set-merge");
    private final ToggleButton history = choice("experiments-runs", "mdi2h-history");
    private final SegmentedButton choices = new SegmentedButton(comparing);

    ExperimentsRoom(CompareDesk compare, Optional<EnsembleView> ensembles, Optional<RunsView> runs) {
        this.compare = compare;
        setId("experiments-room");
        show(compare.view(), compare.view().activeProperty(), comparing);
        ensembles.ifPresent(view -> {
            choices.getButtons().add(combining);
            show(view, view.activeProperty(), combining);
        });
        runs.ifPresent(view -> {
            choices.getButtons().add(history);
            show(view, view.activeProperty(), history);
        });
        comparing.setSelected(true);
        choices.getToggleGroup().selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
        });
    }

    private void show(Node view, BooleanProperty active, ToggleButton chosen) {
        getChildren().add(view);
        view.visibleProperty().bind(chosen.selectedProperty());
        active.bind(chosen.selectedProperty().and(awake));
    }

    private static ToggleButton choice(String id, String icon) {
        ToggleButton button = new ToggleButton(Texts.of(id), Icons.of(icon));
        button.setId(id);
        button.setTooltip(Controls.tooltip(Texts.of(id + ".tip")));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    List<Node> tools() {
        return choices.getButtons().size() > 1 ? List.of(choices) : List.of();
    }

    /// True while the room is shown.
    BooleanProperty awakeProperty() {
        return awake;
    }

    void showCompare() {
        comparing.setSelected(true);
    }

    void showEnsembles() {
        combining.setSelected(true);
    }

    void showRuns() {
        history.setSelected(true);
    }

    void takeKeyboard() {
        compare.view().takeKeyboard();
    }
}
