package dev.netloom.app.inspector;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.SettingSpec;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// Edits a number. What is typed is taken when it is whole: on Enter, on leaving the field, or when the arrows step on
/// from it. Whole numbers step by one, others by a twentieth of their range at most.
final class NumberEditor extends SettingEditor {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");
    private static final int TYPED = 12;

    private Spinner<Double> spinner;

    NumberEditor(String block, SettingSpec setting, Consumer<Object> change, Runnable settle) {
        super(block, setting, change, settle);
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
        TextField field = spinner.getEditor();
        field.setPrefColumnCount(TYPED);
        field.setPromptText(Texts.of("setting.several.prompt")); // seen where several blocks have several values
        field.textProperty().subscribe((before, typed) -> type(typed));
        field.setOnAction(event -> take(false));
        spinner.valueProperty().subscribe((before, stepped) -> offerNumber(stepped));
        spinner.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                take(true);
            }
        });
        spinner.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && (isTyping() || isRefused())) {
                restore();
                event.consume();
            }
        });
        return spinner;
    }

    @Override
    void display(Object value) {
        if (value != null) {
            spinner.getValueFactory().setValue(((Number) value).doubleValue());
        }
        spinner.getEditor().setText(shown());
    }

    /// What stands in the field where nothing was typed: nothing where several blocks have several values.
    private String shown() {
        return getValue() == null ? "" : text(((Number) getValue()).doubleValue());
    }

    @Override
    boolean isTyping() {
        return !spinner.getEditor().getText().equals(shown());
    }

    private void type(String typed) {
        accept();
        mark(false);
        boolean stepped = typed.equals(text(spinner.getValue()));
        if (!stepped) {
            settle();
        }
    }

    /// Takes what was typed, or says why not; a field that is left shows in any case what the network has.
    private void take(boolean left) {
        String typed = spinner.getEditor().getText();
        if (isTyping()) {
            Double number = parse(typed);
            if (number != null) {
                offerNumber(number);
            }
            if (number != null || left) {
                restore();
            }
            if (number == null) {
                refuse(typed.strip());
                mark(!left);
            }
        }
        settle();
    }

    private void offerNumber(Double number) {
        Object value = setting().type() == int.class ? (Object) number.intValue() : number;
        if (!value.equals(getValue())) {
            offer(value);
        }
    }

    private void mark(boolean wrong) {
        spinner.getEditor().pseudoClassStateChanged(ERROR, wrong);
        spinner.pseudoClassStateChanged(ERROR, wrong);
    }

    /// The number that the text stands for, or null if it is none that is allowed. A comma may part thousands.
    private Double parse(String typed) {
        String digits = typed.strip().matches("\\d{1,3}(,\\d{3})+(\\.\\d*)?") ? typed.replace(",", "") : typed;
        try {
            double number = ((Number) setting().parse(digits)).doubleValue();
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
