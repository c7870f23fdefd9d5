package dev.netloom.app.ui;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// A few constants to choose one from, as chips side by side.
public final class Chips<E extends Enum<E>> extends FlowPane {
    private final ToggleGroup group = new ToggleGroup();
    private final List<E> values;
    private final Runnable changed;
    private Toggle last;

    /// @param id the chips are `ID-CONSTANT`
    /// @param key `KEY.CONSTANT` is the text of a chip, `KEY.CONSTANT.tip` its tooltip
    /// @param changed is told when another one was chosen
    public Chips(String id, String key, List<E> values, Runnable changed) {
        this.values = List.copyOf(values);
        this.changed = changed;
        setId(id);
        getStyleClass().addAll("chips", "chip-line");
        for (E value : values) {
            String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            ToggleButton chip = new ToggleButton(Texts.of(key + "." + name));
            chip.setId(id + "-" + name);
            chip.getStyleClass().add("chip");
            chip.setTooltip(Controls.tooltip(Texts.of(key + "." + name + ".tip")));
            chip.setMinWidth(USE_PREF_SIZE);
            chip.setToggleGroup(group);
            getChildren().add(chip);
        }
        last = group.getToggles().getFirst();
        group.selectToggle(last);
        group.selectedToggleProperty().subscribe((before, chosen) -> {
            if (chosen == null) {
                group.selectToggle(before); // a click on the chosen chip leaves it chosen
            } else if (chosen != last) {
                last = chosen;
                this.changed.run();
            }
        });
    }

    public E chosen() {
        return values.get(group.getToggles().indexOf(last));
    }

    public void choose(E value) {
        group.selectToggle(group.getToggles().get(values.indexOf(value)));
    }

    /// Leaves out those that mean nothing now; where the chosen one is among them, the first that is left is chosen.
    public void offer(List<E> meaningful) {
        group.getToggles().forEach(toggle -> {
            ToggleButton chip = (ToggleButton) toggle;
            boolean shown = meaningful.contains(values.get(group.getToggles().indexOf(toggle)));
            chip.setVisible(shown);
            chip.setManaged(shown);
        });
        if (!meaningful.isEmpty() && !meaningful.contains(chosen())) {
            choose(meaningful.getFirst());
        }
    }
}
