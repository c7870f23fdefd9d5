package dev.netloom.app.canvas;

import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The space bar on the canvas does one of two things: while it is held, a drag moves the view; let go without that,
/// it selects what the keyboard is on. Buttons and fields on the canvas keep it for themselves.
final class SpaceKey {
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper(this, "held");
    private final Runnable tap;
    private boolean used;

    private SpaceKey(Runnable tap) {
        this.tap = tap;
    }

    /// @param tap selects what the keyboard is on
    static SpaceKey install(Node canvas, Shortcuts shortcuts, Runnable tap) {
        SpaceKey key = new SpaceKey(tap);
        shortcuts.onKey(Shortcut.TOGGLE, event -> key.press(canvas, event));
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, key::release);
        canvas.focusWithinProperty().subscribe(within -> {
            if (!within) {
                key.held.set(false);
            }
        });
        return key;
    }

    ReadOnlyBooleanProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// A drag made use of it, so that letting it go selects nothing.
    void use() {
        used = true;
    }

    private void press(Node canvas, KeyEvent event) {
        boolean here = event.getTarget() == canvas || event.getTarget() instanceof FocusableView;
        if (here && !held.get()) { // a key that is held repeats
            used = event.getTarget() == canvas;
            held.set(true);
        }
    }

    private void release(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && held.get()) {
            held.set(false);
            event.consume();
            if (!used) {
                tap.run();
            }
        }
    }
}
