package dev.netloom.app.runs;

import dev.netloom.app.image.VerdictTile;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.OnlyRight.Digit;
import java.util.stream.Collectors;

/// A digit that one run gets right, with what the others take it for.
final class DigitTile extends VerdictTile<DigitTile.Item> {
    record Item(Dataset data, Digit digit) {}

    DigitTile() {
        arrow.setText("\u2260");
    }

    @Override
    protected void show(Item item) {
        Dataset data = item.data();
        Digit digit = item.digit();
        showImage(data.test(), digit.image());
        String is = data.classes().get(digit.label());
        String taken = digit.guesses().stream()
                .map(one -> data.classes().get(one))
                .distinct()
                .collect(Collectors.joining(", "));
        label.setText(is);
        guess.setText(taken);
        setAccessibleText(Texts.of("runs.digits.tile", digit.image(), is, taken));
    }
}
