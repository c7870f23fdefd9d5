package dev.netloom.app.inspector;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.SettingSpec;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// Edits a number as it is typed. Whole numbers step by one, others by a twentieth of their range at most.
final class NumberEditor extends SettingEditor {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");
    private static final int TYPED = 12;

    private Spinner<Double> spinner;
    /// True while several blocks have several values and nothing was typed.
    private boolean none;

    NumberEditor(String block, SettingSpec setting, Consumer<Object> change) {
        super(block, setting, change);
    }

    @Override
    Region control() {
        SettingSpec setting = setting();
        double step = setting.type() == int.class ? 1 : Math.min(0.05, (setting.max() - setting.min()) / 20);
        double preset = ((Number) setting.preset()).doubleValue();
        var values = new SpinnerValueFactory.DoubleSpinnerValueFactory(setting.min(), setting.max(), preset, step);
        values.setConverter(new Numbers());
        spinner = new Spinner<>(values);
        spinner.setEditable(true);
        spinner.setPrefWidth(118);
        spinner.getEditor().setPrefColumnCount(TYPED);
        spinner.getEditor().textProperty().subscribe((before, typed) -> read(typed));
        spinner.focusedProperty().subscribe(focused -> {
            if (!focused && !none) {
                spinner.getEditor().setText(text(spinner.getValue()));
            }
        });
        return spinner;
    }

    @Override
    void display(Object value) {
        if (value == null) {
            showNone();
            return;
        }
        none = false;
        double number = ((Number) value).doubleValue();
        spinner.getValueFactory().setValue(number);
        if (!spinner.isFocused() || !isAlready(number)) {
            spinner.getEditor().setText(text(number));
        }
    }

    /// Several blocks have several values: the field is empty until one is typed.
    private void showNone() {
        none = true;
        spinner.getEditor().setText("");
        spinner.getEditor().setPromptText(Texts.of("setting.several.prompt"));
        accept();
    }

    /// What is typed may say the same in other digits: "0.50".
    private boolean isAlready(double number) {
        Double typed = parse(spinner.getEditor().getText());
        return typed != null && typed == number;
    }

    private void read(String typed) {
        TextField field = spinner.getEditor();
        if (none && typed.isEmpty()) {
            return;
        }
        none = false;
        Double number = parse(typed);
        field.pseudoClassStateChanged(ERROR, number == null);
        spinner.pseudoClassStateChanged(ERROR, number == null);
        if (number == null) {
            refuse(typed.strip());
        } else {
            spinner.getValueFactory().setValue(number);
            offer(setting().type() == int.class ? (Object) number.intValue() : number);
        }
    }

    /// The number that the text stands for, or null if it is none that is allowed.
    private Double parse(String typed) {
        try {
            double number = ((Number) setting().parse(typed.replace(",", ""))).doubleValue();
            return number >= setting().min() && number <= setting().max() ? number : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(Double number) {
        return plain(number).replace(",", "");
    }

    /// The spinner's own reading of its field: what cannot be read leaves the value as it is.
    private final class Numbers extends StringConverter<Double> {
        @Override
        public String toString(Double number) {
            return number == null ? "" : text(number);
        }

        @Override
        public Double fromString(String typed) {
            Double number = parse(typed);
            return number == null ? spinner.getValue() : number;
        }
    }
}
