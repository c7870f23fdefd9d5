package dev.netloom.app.workbench;

import dev.netloom.app.preview.DigitChooser;
import dev.netloom.app.preview.Previews;
import java.util.Optional;
import javafx.scene.layout.HBox;

/// What the blocks show of themselves, and for which digit.
final class ShowBar extends HBox {
    /// @param menu what is shown beside and on the blocks
    /// @param previews none where there are no images to show them for
    ShowBar(ShowMenu menu, Optional<Previews> previews) {
        getStyleClass().add("view-bar");
        getChildren().add(menu);
        previews.map(DigitChooser::new).ifPresent(getChildren()::add);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }
}
