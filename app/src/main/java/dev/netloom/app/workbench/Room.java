package dev.netloom.app.workbench;

import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;

/// The rooms of the window, in the order in which one works: `room.KEY` is what they are called.
public enum Room {
    LEARN("mdi2s-school-outline", Shortcut.ROOM_LEARN),
    DATA("mdi2i-image-multiple-outline", Shortcut.ROOM_DATA),
    WORKBENCH("mdi2g-graph-outline", Shortcut.ROOM_WORKBENCH),
    EXPERIMENTS("mdi2f-flask-outline", Shortcut.ROOM_EXPERIMENTS);

    private final String icon;
    private final Shortcut shortcut;

    Room(String icon, Shortcut shortcut) {
        this.icon = icon;
        this.shortcut = shortcut;
    }

    /// `room-learn`: also the id of its button.
    String key() {
        return shortcut.key();
    }

    String icon() {
        return icon;
    }

    Shortcut shortcut() {
        return shortcut;
    }

    String title() {
        return Texts.of(key());
    }
}
