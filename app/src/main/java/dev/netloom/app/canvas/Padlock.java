package dev.netloom.app.canvas;

import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import javafx.scene.control.Button;

/// The closed padlock on what training leaves as it is; a click opens it. Where nothing is closed there is none.
final class Padlock extends Button {
    private String words = "";

    Padlock(String id, Runnable open) {
        super(null, Icons.of("mdi2l-lock"));
        setId(id);
        getStyleClass().addAll("flat", "button-icon", "padlock");
        setFocusTraversable(false);
        setAccessibleText(Texts.of("padlock.open"));
        Tips.install(this, () -> words);
        setOnAction(event -> open.run());
        show(false);
    }

    void show(boolean closed) {
        show(closed ? Texts.of("padlock.closed") : "");
    }

    /// @param what is closed, in words; nothing where nothing is
    void show(String what) {
        words = what;
        setVisible(!what.isEmpty());
        setManaged(!what.isEmpty());
    }
}
