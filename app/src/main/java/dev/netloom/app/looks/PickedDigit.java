package dev.netloom.app.looks;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
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

    boolean hasMistakes() {
        return results.chosen().filter(result -> result.wrong() > 0).isPresent();
    }

    void onResults(Runnable changed) {
        results.chosenProperty().subscribe(changed);
        results.historyProperty().subscribe(changed);
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
