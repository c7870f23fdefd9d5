package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Zoom, fit and tidy, in the corner of the canvas where a tidy network has no blocks.
final class ViewBar extends HBox {
    private final Shortcuts shortcuts;

    ViewBar(DiagramCanvas canvas, DiagramModel model, Shortcuts shortcuts) {
        this.shortcuts = shortcuts;
        getStyleClass().add("view-bar");
        Label zoom = new Label();
        zoom.setId("zoom");
        canvas.zoomProperty().subscribe(value -> zoom.setText(Texts.of("canvas.zoom", value)));
        getChildren()
                .addAll(
                        button(Shortcut.TIDY, "mdi2a-auto-fix", () -> {
                            model.edit("tidy", Edits::arrange);
                            canvas.fitSoon();
                        }),
                        button(Shortcut.ZOOM_OUT, "mdi2m-minus", () -> canvas.zoomBy(1 / 1.25)),
                        zoom,
                        button(Shortcut.ZOOM_IN, "mdi2p-plus", () -> canvas.zoomBy(1.25)),
                        button(Shortcut.FIT, "mdi2f-fit-to-page-outline", canvas::fit));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    private Button button(Shortcut shortcut, String icon, Runnable action) {
        shortcuts.on(shortcut, action);
        return Controls.iconButton(shortcut, icon, action);
    }
}
