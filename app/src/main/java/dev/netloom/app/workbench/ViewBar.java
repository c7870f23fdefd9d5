package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.canvas.ViewSettings;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.preview.DigitChooser;
import dev.netloom.app.preview.Previews;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the blocks show, and zoom, fit and tidy, in the corner of the canvas where a tidy network has no blocks.
final class ViewBar extends VBox {
    /// @param previews what the blocks show, where there are images to show it for
    ViewBar(DiagramCanvas canvas, DiagramModel model, ViewSettings view, Optional<Previews> previews) {
        getStyleClass().add("view-bars");
        Label zoom = new Label();
        zoom.setId("zoom");
        canvas.zoomProperty().subscribe(value -> zoom.setText(Texts.of("canvas.zoom", value)));
        HBox zooming = new HBox(
                Controls.iconButton("tidy", "mdi2a-auto-fix", null, () -> {
                    model.edit("tidy", Edits::arrange);
                    canvas.fitSoon();
                }),
                Controls.iconButton("zoom-out", "mdi2m-minus", null, () -> canvas.zoomBy(1 / 1.25)),
                zoom,
                Controls.iconButton("zoom-in", "mdi2p-plus", null, () -> canvas.zoomBy(1.25)),
                Controls.iconButton("fit", "mdi2f-fit-to-page-outline", null, canvas::fit));
        HBox shown = new HBox(new ShowMenu(view));
        previews.map(DigitChooser::new).ifPresent(shown.getChildren()::add);
        shown.getStyleClass().add("view-bar");
        zooming.getStyleClass().add("view-bar");
        shown.setMaxWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(shown, zooming);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
}
