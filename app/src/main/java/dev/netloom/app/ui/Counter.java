package dev.netloom.app.ui;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;

/// A whole number to be stepped through or typed. What is no number, or out of range, is not taken: the field shows
/// again what is in force. (JavaFX's own fails on the one, and takes the next best number for the other.)
public final class Counter extends Spinner<Integer> {
    public Counter(int least, int most, int first) {
        this(new IntegerSpinnerValueFactory(least, most, first));
    }

    public Counter(IntegerSpinnerValueFactory values) {
        super(values);
        setEditable(true);
        values.setConverter(new Numbers(values));
        getEditor().setText(values.getConverter().toString(getValue()));
        getEditor().setOnAction(event -> take());
        getEditor().focusedProperty().subscribe((before, now) -> {
            if (!now) {
                take();
            }
        });
    }

    private void take() {
        commitValue();
        getEditor().setText(getValueFactory().getConverter().toString(getValue()));
    }

    private static final class Numbers extends StringConverter<Integer> {
        private final IntegerSpinnerValueFactory values;

        Numbers(IntegerSpinnerValueFactory values) {
            this.values = values;
        }

        @Override
        public String toString(Integer number) {
            return number == null ? "" : number.toString();
        }

        @Override
        public Integer fromString(String text) {
            try {
                int number = Integer.parseInt(text.strip());
                return number >= values.getMin() && number <= values.getMax()
                        ? Integer.valueOf(number)
                        : values.getValue();
            } catch (NumberFormatException e) {
                return values.getValue();
            }
        }
    }
}
