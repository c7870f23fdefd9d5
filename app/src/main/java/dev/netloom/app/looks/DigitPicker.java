package dev.netloom.app.looks;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;

/// Chooses a digit: a test image by its number, the mistakes one after the other, or the drawing.
final class DigitPicker extends HBox {
    private static final double NUMBER = 88;

    private final IntegerSpinnerValueFactory numbers = new IntegerSpinnerValueFactory(0, Integer.MAX_VALUE, 0);
    private final Button back;
    private final Button next;
    private final PickedDigit digit;

    /// @param id what the ids begin with
    DigitPicker(String id, PickedDigit digit) {
        this.digit = digit;
        getStyleClass().add("looks-picker");
        ChoiceChips<Boolean> sources = new ChoiceChips<>(List.of("looks-test", "looks-drawn"), List.of(false, true));
        sources.getChildren().forEach(chip -> chip.setId(id + chip.getId().substring("looks".length())));
        sources.chosenProperty().subscribe(drawn -> digit.drawnProperty().set(drawn));
        digit.drawnProperty().subscribe(drawn -> sources.chosenProperty().set(drawn));
        Spinner<Integer> number = new Spinner<>(numbers);
        number.setId(id + "-number");
        number.setEditable(true);
        number.setPrefWidth(NUMBER);
        number.setMinWidth(NUMBER);
        number.setTooltip(Controls.tooltip(Texts.of("looks.number.tip")));
        number.getEditor().setAccessibleText(Texts.of("looks.number.tip"));
        number.disableProperty().bind(digit.drawnProperty());
        numbers.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                digit.indexProperty().set(chosen);
            }
        });
        digit.indexProperty().subscribe(chosen -> numbers.setValue(Math.min(chosen.intValue(), numbers.getMax())));
        back = Controls.iconButton("mistake-back", "mdi2c-chevron-left", null, () -> digit.nextMistake(-1));
        next = Controls.iconButton("mistake-next", "mdi2c-chevron-right", null, () -> digit.nextMistake(1));
        back.setId(id + "-mistake-back");
        next.setId(id + "-mistake-next");
        HBox mistakes = new HBox(back, Controls.label(Texts.of("looks.mistakes"), "looks-words"), next);
        mistakes.getStyleClass().add("looks-mistakes");
        getChildren().addAll(sources, number, mistakes);
        digit.onResults(this::follow);
        follow();
    }

    private void follow() {
        back.setDisable(!digit.hasMistakes());
        next.setDisable(!digit.hasMistakes());
    }

    /// @param images how many there are to choose from
    void offer(int images) {
        if (numbers.getMax() != images - 1) {
            numbers.setMax(Math.max(0, images - 1));
            numbers.setValue(Math.clamp(digit.indexProperty().get(), 0, Math.max(0, images - 1)));
        }
    }
}
