package dev.netloom.app.workbench;

import dev.netloom.app.compare.CompareDesk;
import dev.netloom.app.ensemble.EnsembleView;
import dev.netloom.app.runs.RunsView;
import dev.netloom.app.sweep.SweepView;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;

/// Networks held against each other, and the history of all runs; each is made when it is first shown.
final class ExperimentsRoom extends StackPane {
    private final CompareDesk compare;
    private final Set<ToggleButton> made = new HashSet<>();
    private final BooleanProperty awake = new SimpleBooleanProperty(this, "awake");
    private final ToggleButton comparing = choice("experiments-compare", "mdi2c-compare");
    private final ToggleButton combining = choice("experiments-ensembles", "mdi2s-set-merge");
    private final ToggleButton varying = choice("experiments-sweeps", "mdi2t-tune-variant");
    private final ToggleButton history = choice("experiments-runs", "mdi2h-history");
    private final SegmentedButton choices = new SegmentedButton(comparing);

    ExperimentsRoom(
            CompareDesk compare,
            Optional<Supplier<EnsembleView>> ensembles,
            Optional<Supplier<SweepView>> sweeps,
            Optional<Supplier<RunsView>> runs) {
        this.compare = compare;
        setId("experiments-room");
        comparing.setSelected(true);
        onceShown(comparing, () -> show(compare.view(), compare.view().activeProperty(), comparing));
        ensembles.ifPresent(making -> {
            choices.getButtons().add(combining);
            onceShown(combining, () -> {
                EnsembleView view = making.get();
                show(view, view.activeProperty(), combining);
            });
        });
        sweeps.ifPresent(making -> {
            choices.getButtons().add(varying);
            onceShown(varying, () -> {
                SweepView view = making.get();
                show(view, view.activeProperty(), varying);
            });
        });
        runs.ifPresent(making -> {
            choices.getButtons().add(history);
            onceShown(history, () -> {
                RunsView view = making.get();
                show(view, view.activeProperty(), history);
            });
        });
        choices.getToggleGroup().selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
        });
    }

    private void onceShown(ToggleButton chosen, Runnable make) {
        Runnable check = () -> {
            if (awake.get() && chosen.isSelected() && made.add(chosen)) {
                make.run();
            }
        };
        awake.subscribe(check);
        chosen.selectedProperty().subscribe(check);
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

    void showSweeps() {
        varying.setSelected(true);
    }

    void showRuns() {
        history.setSelected(true);
    }

    void takeKeyboard() {
        if (comparing.isSelected()) {
            compare.view().takeKeyboard();
        } else {
            ((ToggleButton) choices.getToggleGroup().getSelectedToggle()).requestFocus();
        }
    }
}
