package dev.netloom.app.ui;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/// A few values side by side, of which one is always chosen.
public final class Chips<T> extends SegmentedButton {
    private final List<T> values;
    private final List<ToggleButton> chips;
    private final ObjectProperty<T> chosen;

    /// Of constants, a line of its own.
    ///
    /// @param changed is told when another one was chosen
    public Chips(String id, String key, List<T> values, Runnable changed) {
        this(
                id,
                key,
                values.stream()
                        .map(value -> value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList(),
                values);
        setId(id);
        getStyleClass().add("chip-line");
        chosen.subscribe((before, now) -> changed.run());
    }

    /// @param id the chips are `ID-NAME`
    /// @param key `KEY.NAME` is the text of a chip, `KEY.NAME.tip` its tooltip
    /// @param names one for each value
    public Chips(String id, String key, List<String> names, List<T> values) {
        this.values = List.copyOf(values);
        chips = names.stream()
                .map(name -> chip(id + "-" + name, key + "." + name))
                .toList();
        chosen = new SimpleObjectProperty<>(this, "chosen", values.getFirst());
        getStyleClass().add("chips");
        setMinWidth(USE_PREF_SIZE);
        getButtons().setAll(chips);
        chosen.subscribe(value -> chip(value).setSelected(true));
        getToggleGroup().selectedToggleProperty().subscribe(toggle -> {
            if (toggle == null) {
                chip(chosen()).setSelected(true); // a click on the chosen chip leaves it chosen
            } else {
                choose(values.get(chips.indexOf(toggle)));
            }
        });
    }

    private ToggleButton chip(String id, String key) {
        ToggleButton chip = new ToggleButton(Texts.of(key));
        chip.setId(id);
        chip.setToggleGroup(getToggleGroup());
        chip.getStyleClass().add("chip");
        chip.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    public ToggleButton chip(T value) {
        return chips.get(values.indexOf(value));
    }

    public ObjectProperty<T> chosenProperty() {
        return chosen;
    }

    public T chosen() {
        return chosen.get();
    }

    public void choose(T value) {
        chosen.set(value);
    }

    /// Leaves out those that mean nothing now; where the chosen one is among them, the first that is left is chosen.
    public void offer(List<T> meaningful) {
        List<ToggleButton> shown = meaningful.stream().map(this::chip).toList();
        if (!getButtons().equals(shown)) {
            getButtons().setAll(shown);
        }
        if (!meaningful.isEmpty() && !meaningful.contains(chosen())) {
            choose(meaningful.getFirst());
        }
    }
}
