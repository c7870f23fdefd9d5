package dev.netloom.app.gallery;

import dev.netloom.app.training.Learned;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.scene.control.Label;

/// Says whose weights are looked at, where they are not those of a run.
final class ShippedNote extends Label {
    /// @param key of the text; it is given the accuracy and the number of test images
    ShippedNote(String id, String key, ShippedWeights shipped) {
        setId(id);
        getStyleClass().add("shipped-note");
        setGraphic(Icons.of("mdi2p-package-variant"));
        setTooltip(Controls.tooltip(""));
        getTooltip().textProperty().bind(textProperty());
        managedProperty().bind(visibleProperty());
        shipped.shownProperty().subscribe(learned -> {
            setVisible(learned != null);
            setText(learned == null ? "" : text(key, learned));
        });
    }

    private static String text(String key, Learned learned) {
        double accuracy = learned.test().accuracy();
        int total = learned.test().total();
        return learned.source()
                .map(source -> Texts.of("shipped.file", accuracy, total, source))
                .orElseGet(() -> Texts.of(key, accuracy, total));
    }
}
