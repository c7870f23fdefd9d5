package dev.netloom.app.canvas;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Something that floats over the canvas until it is used, left by Escape or by a press elsewhere, or until the
/// diagram changes. It lies inside the canvas, since a window of its own would need a platform's help to follow it.
abstract class CanvasPopup extends VBox {
    private static final double EDGE = 8;

    private Runnable closed = () -> {};

    CanvasPopup(String id) {
        setId(id);
        getStyleClass().addAll("canvas-popup", id);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
            }
        });
        // What is typed and clicked here is not meant for the canvas below.
        addEventHandler(KeyEvent.ANY, Event::consume);
        addEventHandler(MouseEvent.ANY, Event::consume);
        addEventHandler(ScrollEvent.ANY, Event::consume);
    }

    /// Puts the keyboard where this begins.
    abstract void begin();

    /// What is undone where this is left without being used.
    void left() {}

    final void onClosed(Runnable told) {
        closed = told;
    }

    final void close() {
        left();
        closed.run();
    }

    /// Lies beside `at`, within a canvas of this size.
    final void placeAt(Point2D at, double width, double height) {
        autosize();
        relocate(
                Math.clamp(at.getX(), EDGE, Math.max(EDGE, width - getWidth() - EDGE)),
                Math.clamp(at.getY(), EDGE, Math.max(EDGE, height - getHeight() - EDGE)));
    }
}
