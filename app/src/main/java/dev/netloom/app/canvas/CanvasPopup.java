package dev.netloom.app.canvas;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
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
    /// The bar below the canvas stays free.
    private static final double BAR = 64;

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

    /// What should stay visible, in the scene; empty where nothing needs to.
    Optional<Bounds> besides() {
        return Optional.empty();
    }

    /// Lies beside `at` of the canvas around it, or where it covers less of what should stay visible.
    final void placeAt(Point2D at) {
        autosize();
        Region canvas = (Region) getParent();
        double right = canvas.getWidth() - getWidth();
        double bottom = canvas.getHeight() - getHeight() - BAR;
        Optional<Bounds> kept = besides().map(canvas::sceneToLocal);
        Point2D place = Stream.of(
                        at,
                        new Point2D(right, EDGE),
                        new Point2D(EDGE, EDGE),
                        new Point2D(right, bottom),
                        new Point2D(EDGE, bottom))
                .map(corner -> new Point2D(
                        Math.clamp(corner.getX(), EDGE, Math.max(EDGE, right - EDGE)),
                        Math.clamp(corner.getY(), EDGE, Math.max(EDGE, bottom))))
                .min(Comparator.comparingDouble(
                        corner -> kept.map(bounds -> covered(bounds, corner)).orElse(0.0)))
                .orElse(at);
        relocate(place.getX(), place.getY());
    }

    /// How much of `bounds` this would cover with its corner at `corner`.
    private double covered(Bounds bounds, Point2D corner) {
        double width =
                Math.min(bounds.getMaxX(), corner.getX() + getWidth()) - Math.max(bounds.getMinX(), corner.getX());
        double height =
                Math.min(bounds.getMaxY(), corner.getY() + getHeight()) - Math.max(bounds.getMinY(), corner.getY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
