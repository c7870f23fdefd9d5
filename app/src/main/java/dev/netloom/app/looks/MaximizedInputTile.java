package dev.netloom.app.looks;

import dev.netloom.app.image.PictureTile;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.look.MaximizedInput;
import java.util.function.Supplier;

/// An image that a filter or a class would like best.
final class MaximizedInputTile extends PictureTile<Integer> {
    static final int SIDE = 84;
    static final double WIDTH = SIDE + 14;
    static final double HEIGHT = SIDE + 28;

    /// What all tiles show.
    record Sheet(MaximizedInput maximized, InspectedNetwork subject, boolean classes) {
        String name(int place) {
            int channel = maximized.channels().get(place);
            return classes
                    ? Texts.of("dream.class", subject.className(channel))
                    : Texts.of("dream.filter", channel + 1);
        }
    }

    private final Supplier<Sheet> sheet;

    MaximizedInputTile(Supplier<Sheet> sheet) {
        this.sheet = sheet;
    }

    @Override
    protected void show(Integer place) {
        Sheet shown = sheet.get();
        if (place >= shown.maximized().images().size()) {
            return; // a row of the sheet before, about to go
        }
        int zoom = DigitCard.zoom(shown.maximized().shape(), SIDE);
        String excited = shown.maximized().excitements().isEmpty()
                ? ""
                : "  " + Figures.of(shown.maximized().excitements().get(place));
        show(
                Pictures.of(shown.maximized().shape(), shown.maximized().bright(place), zoom),
                shown.name(place) + excited,
                shown.name(place));
    }
}
