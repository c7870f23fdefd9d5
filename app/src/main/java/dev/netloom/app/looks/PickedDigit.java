package dev.netloom.app.looks;

import dev.netloom.app.image.DigitPicker;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DigitFrame;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// The digit that several views look at: a test image, or the drawing on the pad.
final class PickedDigit {
    private final ResultsModel results;
    private final Supplier<Optional<byte[]>> drawing;
    private final IntegerProperty index = new SimpleIntegerProperty(this, "index");
    private final BooleanProperty drawn = new SimpleBooleanProperty(this, "drawn");

    /// @param drawing what is on the pad, 28 × 28 pixels of 0 to 255
    PickedDigit(ResultsModel results, Supplier<Optional<byte[]>> drawing) {
        this.results = results;
        this.drawing = drawing;
    }

    /// Chooses it; so does going through the mistakes.
    ///
    /// @param id what the ids begin with
    DigitPicker picker(String id) {
        DigitPicker picker = new DigitPicker(id, index, drawn);
        Button back = Controls.iconButton("mistake-back", "mdi2c-chevron-left", null, () -> nextMistake(-1));
        Button next = Controls.iconButton("mistake-next", "mdi2c-chevron-right", null, () -> nextMistake(1));
        back.setId(id + "-mistake-back");
        next.setId(id + "-mistake-next");
        HBox mistakes = new HBox(back, Controls.label(Texts.of("looks.mistakes"), "looks-words"), next);
        mistakes.getStyleClass().add("looks-mistakes");
        picker.getChildren().add(mistakes);
        Runnable follow = () -> {
            boolean none = results.chosen().stream().allMatch(result -> result.wrong() == 0);
            back.setDisable(none);
            next.setDisable(none);
        };
        results.chosenProperty().subscribe(follow);
        results.historyProperty().subscribe(follow);
        follow.run();
        return picker;
    }

    /// Which test image.
    IntegerProperty indexProperty() {
        return index;
    }

    /// Whether it is the drawing instead.
    BooleanProperty drawnProperty() {
        return drawn;
    }

    void choose(int image) {
        drawn.set(false);
        index.set(image);
    }

    /// Goes to the next or, with −1, the last test image before that the network gets wrong; the first
    /// where there is none further on.
    void nextMistake(int way) {
        Optional<Result> result = results.chosen();
        if (result.isEmpty() || result.get().wrong() == 0) {
            return;
        }
        int all = result.get().predictions().size();
        int image = Math.min(index.get(), all - 1);
        do {
            image = Math.floorMod(image + way, all);
        } while (result.get().predictions().isRight(image));
        choose(image);
    }

    /// As a network sees it, 0 to 1 in row, column, channel order; empty where the pad is, or where its
    /// drawing does not fit.
    Optional<float[]> pixels(Dataset data) {
        if (!drawn.get()) {
            return Optional.of(Pictures.pixels(data.test(), place(data)));
        }
        boolean fits = data.test().shape().equals(new Shape(1, DigitFrame.SIDE, DigitFrame.SIDE));
        return fits ? drawing.get().map(PickedDigit::unit) : Optional.empty();
    }

    private static float[] unit(byte[] pixels) {
        float[] unit = new float[pixels.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (pixels[i] & 0xff) * (1 / 255f);
        }
        return unit;
    }

    private int place(Dataset data) {
        return Math.clamp(index.get(), 0, data.test().size() - 1);
    }

    /// Empty for a drawing: nobody says what it is.
    OptionalInt label(Dataset data) {
        return drawn.get() ? OptionalInt.empty() : OptionalInt.of(data.test().label(place(data)));
    }
}
