package dev.netloom.app.inspector;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.SettingSpec;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A setting's name, the control that its type asks for, and what is wrong with what was typed.
abstract class SettingEditor extends VBox {
    private final SettingSpec setting;
    private final Consumer<Object> change;
    private final Label problem = Controls.paragraph("", "setting-problem");
    private boolean showing = true;

    SettingEditor(String block, SettingSpec setting, Consumer<Object> change) {
        this.setting = setting;
        this.change = change;
        getStyleClass().add("setting");
        managedProperty().bind(visibleProperty());
        problem.setId("setting-" + setting.name() + "-problem");
        problem.setVisible(false);
        problem.managedProperty().bind(problem.visibleProperty());
        String stem = "setting." + block + "." + setting.name();
        Label name = Controls.label(Texts.of(stem), "setting-name");
        name.setTooltip(Controls.tooltip(Texts.of(stem + ".about")));
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Region control = control();
        control.setId("setting-" + setting.name());
        HBox line = new HBox(8, name, spring, control);
        line.getStyleClass().add("setting-line");
        getChildren().addAll(line, problem);
        showing = false;
    }

    /// The editor for a setting of this type.
    static SettingEditor of(String block, SettingSpec setting, Consumer<Object> change) {
        if (setting.isNumber()) {
            return new NumberEditor(block, setting, change);
        }
        return new ChoiceEditor(block, setting, change);
    }

    /// Makes the control; called once, by the constructor.
    abstract Region control();

    abstract void display(Object value);

    SettingSpec setting() {
        return setting;
    }

    /// Shows a value of the diagram, without taking it for an edit.
    final void show(Object value) {
        showing = true;
        display(value);
        showing = false;
    }

    final void offer(Object value) {
        accept();
        if (!showing) {
            change.accept(value);
        }
    }

    /// Says which values are allowed instead of the one that was typed.
    final void refuse(String typed) {
        String key =
                typed.isBlank() ? "setting.empty" : setting.type() == int.class ? "setting.whole" : "setting.range";
        problem.setText(Texts.of(key, typed, plain(setting.min()), plain(setting.max())));
        problem.setVisible(true);
    }

    final void accept() {
        problem.setVisible(false);
    }

    static String plain(double number) {
        return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(number);
    }
}
