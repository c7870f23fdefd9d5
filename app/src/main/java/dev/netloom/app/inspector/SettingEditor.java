package dev.netloom.app.inspector;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.SettingSpec;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.property.editor.PropertyEditor;

/// The control that a setting's type asks for, its unit, and what is wrong with what was typed.
abstract class SettingEditor extends VBox implements PropertyEditor<Object> {
    private final SettingSpec setting;
    private final Consumer<Object> change;
    private final Runnable settle;
    private final Label problem = Controls.paragraph("", "setting-problem");
    private final Label several = Controls.paragraph("", "setting-several");
    private Object value;
    private boolean showing = true;

    /// @param change takes what the user chose
    /// @param settle ends a run of changes that are undone together
    SettingEditor(String block, SettingSpec setting, Consumer<Object> change, Runnable settle) {
        this.setting = setting;
        this.change = change;
        this.settle = settle;
        getStyleClass().add("setting");
        problem.setId("setting-" + setting.name() + "-problem");
        several.setId("setting-" + setting.name() + "-several");
        hideWhileEmpty(problem);
        hideWhileEmpty(several);
        Region control = control();
        control.setId("setting-" + setting.name());
        control.setAccessibleText(Texts.of("setting." + block + "." + setting.name()));
        String unit = "unit." + block + "." + setting.name();
        HBox line = new HBox(control, Controls.label(Texts.has(unit) ? Texts.of(unit) : "", "setting-unit"));
        line.getStyleClass().add("setting-line");
        getChildren().addAll(line, several, problem);
        showing = false;
    }

    private static void hideWhileEmpty(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    /// The editor for a setting of this type.
    static SettingEditor of(String block, SettingSpec setting, Consumer<Object> change, Runnable settle) {
        if (setting.isNumber()) {
            return new NumberEditor(block, setting, change, settle);
        }
        return new ChoiceEditor(block, setting, change, settle);
    }

    /// Makes the control; called once, by the constructor.
    abstract Region control();

    /// Shows a value without taking it for an edit; null where several blocks have several.
    abstract void display(Object value);

    SettingSpec setting() {
        return setting;
    }

    @Override
    public Node getEditor() {
        return this;
    }

    @Override
    public Object getValue() {
        return value;
    }

    /// Shows a value of the diagram, without taking it for an edit. What is being typed stays while the diagram has the
    /// value that it had.
    @Override
    public final void setValue(Object shown) {
        if (!Objects.equals(value, shown) || !isTyping()) {
            value = shown;
            restore();
        }
    }

    /// Shows what the diagram has, whatever was typed.
    final void restore() {
        showing = true;
        display(value);
        showing = false;
        accept();
    }

    /// True while something is typed that is not taken yet.
    boolean isTyping() {
        return false;
    }

    /// Says which values several blocks have; none where they have one.
    final void explain(List<Object> values) {
        several.setText(values.size() < 2 ? "" : Texts.of("setting.several", list(values)));
    }

    private String list(List<Object> values) {
        return String.join(", ", values.stream().map(this::word).toList());
    }

    private String word(Object value) {
        return switch (value) {
            case Number number -> plain(number.doubleValue());
            case Boolean yes -> Texts.of(yes ? "setting.on" : "setting.off");
            default -> Texts.of("choice." + setting.name() + "." + SettingSpec.plain(value));
        };
    }

    /// A change that is undone by itself.
    final void choose(Object chosen) {
        if (!showing) {
            settle.run();
        }
        offer(chosen);
    }

    /// A change that is undone together with those of its run.
    final void offer(Object chosen) {
        accept();
        if (!showing) {
            value = chosen;
            change.accept(chosen);
        }
    }

    /// Says which values are allowed instead of the one that was typed.
    final void refuse(String typed) {
        String key =
                typed.isBlank() ? "setting.empty" : setting.type() == int.class ? "setting.whole" : "setting.range";
        problem.setText(Texts.of(key, typed, plain(setting.min()), plain(setting.max())));
    }

    final boolean isRefused() {
        return !problem.getText().isEmpty();
    }

    final void accept() {
        problem.setText("");
    }

    final void settle() {
        settle.run();
    }

    static String plain(double number) {
        return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(number);
    }
}
