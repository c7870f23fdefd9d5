package dev.netloom.app.image;

import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;

/// Chooses a digit: a test image by its number, or the drawing.
public final class DigitPicker extends HBox {
    private static final double NUMBER = 88;

    private final IntegerSpinnerValueFactory numbers = new IntegerSpinnerValueFactory(0, Integer.MAX_VALUE, 0);
    private final InsideChoice choice;

    /// @param id what the ids begin with
    public DigitPicker(String id, InsideChoice choice) {
        this.choice = choice;
        getStyleClass().add("looks-picker");
        setMinWidth(USE_PREF_SIZE);
        Chips<Boolean> sources = new Chips<>(id, "looks", List.of("test", "drawn"), List.of(false, true));
        sources.chosenProperty().subscribe(choice.drawnProperty()::set);
        choice.drawnProperty().subscribe(sources::choose);
        Spinner<Integer> number = new Counter(numbers);
        number.setId(id + "-number");
        number.setEditable(true);
        number.setPrefWidth(NUMBER);
        number.setMinWidth(NUMBER);
        number.setTooltip(Controls.tooltip(Texts.of("looks.number.tip")));
        number.getEditor().setAccessibleText(Texts.of("looks.number.tip"));
        number.disableProperty().bind(choice.drawnProperty());
        numbers.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                choice.imageProperty().set(chosen);
            }
        });
        choice.imageProperty().subscribe(chosen -> numbers.setValue(Math.min(chosen.intValue(), numbers.getMax())));
        getChildren().addAll(sources, number);
    }

    /// @param images how many there are to choose from
    public void offer(int images) {
        if (numbers.getMax() != images - 1) {
            numbers.setMax(Math.max(0, images - 1));
            numbers.setValue(Math.clamp(choice.imageProperty().get(), 0, Math.max(0, images - 1)));
        }
    }
}
