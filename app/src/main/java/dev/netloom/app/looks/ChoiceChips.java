package dev.netloom.app.looks;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// A few choices side by side, one of which is always chosen.
final class ChoiceChips<T> extends HBox {
    private final ObjectProperty<T> chosen = new SimpleObjectProperty<>(this, "chosen");
    private final ToggleGroup group = new ToggleGroup();

    /// @param ids one for each value, also the keys of their texts with dots for dashes
    ChoiceChips(List<String> ids, List<T> values) {
        getStyleClass().addAll("chips");
        setMinWidth(USE_PREF_SIZE);
        for (int i = 0; i < ids.size(); i++) {
            String place = i == 0 ? Styles.LEFT_PILL : i == ids.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
            getChildren().add(chip(ids.get(i), values.get(i), place));
        }
        chosen.set(values.getFirst());
        chosen.subscribe(value -> group.getToggles().stream()
                .filter(toggle -> toggle.getUserData().equals(value))
                .forEach(group::selectToggle));
    }

    private ToggleButton chip(String id, T value, String place) {
        ToggleButton chip = InterpretabilityPage.prepared(new ToggleButton(Texts.of(id.replace('-', '.'))), id);
        chip.setUserData(value);
        chip.setToggleGroup(group);
        chip.getStyleClass().addAll("chip", place);
        chip.setAccessibleText(chip.getText());
        chip.setOnAction(event -> {
            chip.setSelected(true); // a second click does not take it back
            chosen.set(value);
        });
        return chip;
    }

    ObjectProperty<T> chosenProperty() {
        return chosen;
    }
}
