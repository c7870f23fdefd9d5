package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Zoom, fit and tidy, in the corner of the canvas where a tidy network has no blocks.
final class ViewBar extends HBox {
    ViewBar(DiagramCanvas canvas, DiagramModel model) {
        getStyleClass().add("view-bar");
        Label zoom = new Label();
        zoom.setId("zoom");
        canvas.zoomProperty().subscribe(value -> zoom.setText(Texts.of("canvas.zoom", value)));
        getChildren()
                .addAll(
                        Controls.iconButton("tidy", "mdi2a-auto-fix", null, () -> {
                            model.edit("tidy", Edits::arrange);
                            canvas.fitSoon();
                        }),
                        Controls.iconButton("zoom-out", "mdi2m-minus", null, () -> canvas.zoomBy(1 / 1.25)),
                        zoom,
                        Controls.iconButton("zoom-in", "mdi2p-plus", null, () -> canvas.zoomBy(1.25)),
                        Controls.iconButton("fit", "mdi2f-fit-to-page-outline", null, canvas::fit));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
}
