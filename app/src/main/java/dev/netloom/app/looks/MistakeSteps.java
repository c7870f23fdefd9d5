package dev.netloom.app.looks;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// Goes through the mistakes one after the other.
final class MistakeSteps extends HBox {
    /// @param id what the ids begin with
    MistakeSteps(String id, PickedDigit digit) {
        getStyleClass().add("looks-mistakes");
        Button back = Controls.iconButton("mistake-back", "mdi2c-chevron-left", null, () -> digit.nextMistake(-1));
        Button next = Controls.iconButton("mistake-next", "mdi2c-chevron-right", null, () -> digit.nextMistake(1));
        back.setId(id + "-mistake-back");
        next.setId(id + "-mistake-next");
        getChildren().addAll(back, Controls.label(Texts.of("looks.mistakes"), "looks-words"), next);
        digit.onResults(() -> setDisable(!digit.hasMistakes()));
        setDisable(!digit.hasMistakes());
    }
}
