package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Wire;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;

/// Draws a new wire from an output port to an input port (or anywhere on the block that it belongs to). The ports
/// where it may end light up.
final class WireGestures {
    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final Group overlay;
    private final Path draft = new Path();
    private boolean drawing;

    WireGestures(DiagramCanvas canvas, DiagramModel model, Group overlay) {
        this.canvas = canvas;
        this.model = model;
        this.overlay = overlay;
        draft.getStyleClass().addAll("wire-line", "wire-draft");
    }

    void install(BlockView from) {
        Port port = from.out();
        port.setOnMousePressed(event -> {
            canvas.requestFocus();
            event.consume();
        });
        port.setOnMouseDragged(event -> draw(from, event));
        port.setOnMouseReleased(event -> finish(from, event));
    }

    private void draw(BlockView from, MouseEvent event) {
        if (!drawing) {
            drawing = true;
            overlay.getChildren().add(draft);
            canvas.blocks().forEach(view -> view.in().invite(possible(from, view)));
        }
        draft.getElements()
                .setAll(WireRoute.between(from.outPoint(), point(event)).elements());
        event.consume();
    }

    private void finish(BlockView from, MouseEvent event) {
        drawing = false;
        overlay.getChildren().remove(draft);
        canvas.blocks().forEach(view -> view.in().invite(false));
        Optional<BlockView> to = canvas.blocks().stream()
                .filter(view -> view.getBoundsInParent().contains(point(event)))
                .filter(view -> possible(from, view))
                .findFirst();
        to.ifPresent(view -> model.edit("connect", before -> Edits.connect(before, new Wire(from.key(), view.key()))));
        event.consume();
    }

    private boolean possible(BlockView from, BlockView to) {
        return Edits.connectable(model.diagram(), new Wire(from.key(), to.key()));
    }

    private Point2D point(MouseEvent event) {
        return canvas.inDrawing(new Point2D(event.getSceneX(), event.getSceneY()));
    }
}
