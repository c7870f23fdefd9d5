package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/// The one popup over the canvas, and the line that says what could not be done.
final class CanvasPopups {
    private static final Duration READING = Duration.seconds(8);
    private static final double TOP = 12;

    private final Pane canvas;
    private final Label notice = Controls.paragraph("", "canvas-notice");
    private final PauseTransition reading = new PauseTransition(READING);
    private Optional<CanvasPopup> popup = Optional.empty();

    CanvasPopups(Pane canvas, DiagramModel model) {
        this.canvas = canvas;
        notice.setId("canvas-notice");
        notice.setMaxWidth(460);
        notice.setMouseTransparent(true);
        notice.layoutBoundsProperty().addListener(change -> centre());
        canvas.widthProperty().addListener(change -> centre());
        reading.setOnFinished(event -> quieten());
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            quieten();
            popup.filter(shown -> !within(event.getTarget(), shown)).ifPresent(CanvasPopup::close);
        });
        model.diagramProperty().addListener(change -> {
            quieten();
            close();
        });
    }

    /// Opens `opened` beside a point of the scene, in place of what was open.
    void open(CanvasPopup opened, Point2D scene) {
        quieten();
        close();
        popup = Optional.of(opened);
        opened.onClosed(() -> {
            if (canvas.getChildren().remove(opened)) {
                popup = Optional.empty();
                canvas.requestFocus();
            }
        });
        canvas.getChildren().add(opened);
        opened.applyCss();
        opened.placeAt(canvas.sceneToLocal(scene));
        opened.begin();
    }

    void close() {
        popup.ifPresent(CanvasPopup::close);
    }

    /// Says something for as long as it takes to read.
    void say(String text) {
        notice.setText(text);
        if (!canvas.getChildren().contains(notice)) {
            canvas.getChildren().add(notice);
        }
        centre();
        reading.playFromStart();
    }

    private void quieten() {
        reading.stop();
        canvas.getChildren().remove(notice);
    }

    private void centre() {
        notice.relocate(Math.round((canvas.getWidth() - notice.getWidth()) / 2), TOP);
    }

    /// True where `target` is part of the popup.
    boolean contains(Object target) {
        return popup.filter(shown -> within(target, shown)).isPresent();
    }

    private static boolean within(Object target, CanvasPopup popup) {
        for (Node node = target instanceof Node start ? start : null; node != null; node = node.getParent()) {
            if (node == popup) {
                return true;
            }
        }
        return false;
    }
}
