package dev.netloom.app.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// A few choices as chips side by side, one of which is always chosen: at first the first.
public final class Chips<T> extends FlowPane {
    private final ToggleGroup group = new ToggleGroup();
    private final List<T> values;
    private final ObjectProperty<T> chosen = new SimpleObjectProperty<>(this, "chosen");

    /// @param id the chips are `ID-NAME`
    /// @param key `KEY.NAME` is the text of a chip, `KEY.NAME.tip` its tooltip
    /// @param name of a value
    public Chips(String id, String key, List<T> values, Function<T, String> name) {
        this.values = List.copyOf(values);
        getStyleClass().add("chips");
        for (T value : values) {
            ToggleButton chip = new ToggleButton(Texts.of(key + "." + name.apply(value)));
            chip.setId(id + "-" + name.apply(value));
            chip.getStyleClass().add("chip");
            chip.setTooltip(Controls.tooltip(Texts.of(key + "." + name.apply(value) + ".tip")));
            chip.setMinWidth(USE_PREF_SIZE);
            chip.setToggleGroup(group);
            getChildren().add(chip);
        }
        chosen.set(values.getFirst());
        chosen.subscribe(value -> group.selectToggle(chip(value)));
        group.selectedToggleProperty().subscribe((Toggle before, Toggle now) -> {
            if (now == null) {
                group.selectToggle(before); // a click on the chosen chip leaves it chosen
            } else {
                chosen.set(this.values.get(group.getToggles().indexOf(now)));
            }
        });
    }

    /// Of constants, in lines where there is not enough room for one.
    public static <E extends Enum<E>> Chips<E> inLines(String id, String key, List<E> values) {
        Chips<E> chips = new Chips<>(id, key, values, Chips::name);
        chips.getStyleClass().add("chip-line");
        return chips;
    }

    /// What a constant is called in ids and keys.
    public static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// In one line, as one piece.
    public Chips<T> joined() {
        setPrefWrapLength(Double.MAX_VALUE);
        setMinWidth(USE_PREF_SIZE);
        chip(values.getFirst()).getStyleClass().add(Styles.LEFT_PILL);
        values.subList(1, values.size() - 1)
                .forEach(value -> chip(value).getStyleClass().add(Styles.CENTER_PILL));
        chip(values.getLast()).getStyleClass().add(Styles.RIGHT_PILL);
        return this;
    }

    private boolean isJoined() {
        return getPrefWrapLength() == Double.MAX_VALUE;
    }

    /// One line is as high whatever its width.
    @Override
    public Orientation getContentBias() {
        return isJoined() ? null : super.getContentBias();
    }

    /// Otherwise it would be as wide as a line may be.
    @Override
    protected double computePrefWidth(double height) {
        return isJoined()
                ? values.stream()
                        .mapToDouble(value -> chip(value).prefWidth(-1))
                        .sum()
                : super.computePrefWidth(height);
    }

    public ObjectProperty<T> chosenProperty() {
        return chosen;
    }

    public ToggleButton chip(T value) {
        return (ToggleButton) group.getToggles().get(values.indexOf(value));
    }

    /// Leaves out those that mean nothing now; where the chosen one is among them, the first that is left is chosen.
    public void offer(List<T> meaningful) {
        for (T value : values) {
            chip(value).setVisible(meaningful.contains(value));
            chip(value).setManaged(meaningful.contains(value));
        }
        if (!meaningful.isEmpty() && !meaningful.contains(chosen.get())) {
            chosen.set(meaningful.getFirst());
        }
    }
}
