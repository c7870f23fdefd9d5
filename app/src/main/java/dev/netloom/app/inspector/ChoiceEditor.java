package dev.netloom.app.inspector;

import atlantafx.base.controls.ToggleSwitch;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.SettingSpec;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// Edits a setting of few values: a switch for yes and no, else a list.
final class ChoiceEditor extends SettingEditor {
    private ToggleSwitch toggle;
    private ComboBox<Object> list;

    ChoiceEditor(String block, SettingSpec setting, Consumer<Object> change, Runnable settle) {
        super(block, setting, change, settle);
    }

    @Override
    Region control() {
        return setting().type() == boolean.class ? makeToggle() : makeList();
    }

    private Region makeToggle() {
        toggle = new ToggleSwitch();
        toggle.selectedProperty().subscribe((before, selected) -> choose(selected));
        return toggle;
    }

    private Region makeList() {
        list = new ComboBox<>();
        list.getItems().setAll(setting().choices());
        list.setPrefWidth(118);
        list.setConverter(new StringConverter<>() {
            @Override
            public String toString(Object choice) {
                return choice == null ? "" : Texts.of("choice." + setting().name() + "." + SettingSpec.plain(choice));
            }

            @Override
            public Object fromString(String text) {
                throw new UnsupportedOperationException("the list cannot be typed into");
            }
        });
        list.valueProperty().subscribe((before, chosen) -> {
            if (chosen != null) {
                choose(chosen);
            }
        });
        return list;
    }

    @Override
    void display(Object value) {
        if (toggle != null) {
            toggle.setSelected(Boolean.TRUE.equals(value));
        } else {
            list.setValue(value);
        }
    }
}
