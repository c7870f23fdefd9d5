package dev.netloom.app.workbench;

import dev.netloom.app.training.FxTest;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// A mouse that can drag: the screen that nobody sees has none. It tells nodes what JavaFX would: a drag's events all
/// go to the node on which it began.
final class Mouse {
    /// What is held while the mouse moves.
    enum Hold {
        NOTHING,
        SHIFT,
        SHORTCUT,
        ALT
    }

    private final MouseButton button;
    private final Hold hold;

    Mouse() {
        this(MouseButton.PRIMARY, Hold.NOTHING);
    }

    private Mouse(MouseButton button, Hold hold) {
        this.button = button;
        this.hold = hold;
    }

    Mouse with(MouseButton other) {
        return new Mouse(other, hold);
    }

    Mouse holding(Hold other) {
        return new Mouse(button, other);
    }

    void click(Node node, int times) throws Exception {
        Point2D middle = middle(node);
        for (int count = 1; count <= times; count++) {
            int nth = count;
            FxTest.run(() -> {
                fire(node, MouseEvent.MOUSE_PRESSED, middle, nth);
                fire(node, MouseEvent.MOUSE_RELEASED, middle, nth);
                fire(node, MouseEvent.MOUSE_CLICKED, middle, nth);
            });
        }
    }

    /// From a point of `node` to another of the scene, in a few steps.
    void drag(Node node, Point2D from, Point2D to) throws Exception {
        press(node, from);
        move(node, from, to);
        release(node, to);
    }

    void press(Node node, Point2D at) throws Exception {
        FxTest.run(() -> fire(node, MouseEvent.MOUSE_PRESSED, at, 1));
    }

    void move(Node node, Point2D from, Point2D to) throws Exception {
        for (double share : new double[] {0.1, 0.6, 1}) {
            FxTest.run(() -> fire(node, MouseEvent.MOUSE_DRAGGED, from.interpolate(to, share), 1));
        }
    }

    void release(Node node, Point2D at) throws Exception {
        FxTest.run(() -> fire(node, MouseEvent.MOUSE_RELEASED, at, 1));
    }

    static Point2D middle(Node node) throws Exception {
        return FxTest.onFx(() -> {
            var bounds = node.localToScene(node.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    private void fire(Node node, EventType<MouseEvent> type, Point2D at, int clicks) {
        if (node.getScene() == null) {
            return; // a press or a click may have taken it away
        }
        boolean down = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_CLICKED;
        Point2D screen = node.getScene().getRoot().localToScreen(at);
        Point2D shown = screen == null ? at : screen;
        node.fireEvent(new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                shown.getX(),
                shown.getY(),
                button,
                clicks,
                hold == Hold.SHIFT,
                hold == Hold.SHORTCUT,
                hold == Hold.ALT,
                false,
                down && button == MouseButton.PRIMARY,
                down && button == MouseButton.MIDDLE,
                down && button == MouseButton.SECONDARY,
                false,
                button == MouseButton.SECONDARY && down,
                type == MouseEvent.MOUSE_CLICKED || type == MouseEvent.MOUSE_PRESSED,
                new PickResult(node, at.getX(), at.getY())));
    }
}
