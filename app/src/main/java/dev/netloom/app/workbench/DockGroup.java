package dev.netloom.app.workbench;

import dev.netloom.app.ui.Texts;
import java.util.Locale;

/// What views of the dock have in common: `dock.group.KEY` is what they are called, and `.tip` what one finds there.
public enum DockGroup {
    LEARNING,
    MISTAKES,
    INSIDE,
    TRY_IT,
    TABLE;

    /// `group-try-it` is the id of its button.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return Texts.of("dock.group." + key());
    }

    String about() {
        return Texts.of("dock.group." + key() + ".tip");
    }
}
