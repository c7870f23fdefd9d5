package dev.netloom.app.data;

import dev.netloom.app.ui.Texts;
import java.util.Locale;

/// Which images of all that there are: `data.part.KEY` and `data.image.KEY` are their texts.
enum DataPart {
    /// All training images, whether a run learns from them or holds them out.
    TRAINING,
    /// Those training images that a run holds out.
    HELD_OUT,
    TEST,
    /// The digits that were drawn here.
    DRAWN;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What an image is called.
    ///
    /// @param place its index in its file, from 0
    String nameOf(int place) {
        return Texts.of("data.image." + key(), place);
    }
}
