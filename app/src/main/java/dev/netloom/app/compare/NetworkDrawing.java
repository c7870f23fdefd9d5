package dev.netloom.app.compare;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.canvas.ViewSettings;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// One of the two networks, to look at: all of it where that can be read, else the blocks in which it differs. A drag
/// and the arrow keys move it; the wheel with Ctrl, plus and minus zoom.
final class NetworkDrawing extends StackPane {
    /// Below this names of blocks are hard to read.
    private static final double READABLE = 0.7;
    private static final double STEP = 60;
    private static final double ZOOM = 1.2;

    private final NetworkPair.Twin twin;
    private final DiagramCanvas canvas;
    /// Takes mouse and keys in place of the canvas, which would edit.
    private final Region glass = new Region();
    private Point2D held = Point2D.ZERO;

    NetworkDrawing(String id, NetworkPair.Twin twin) {
        this.twin = twin;
        DiagramModel model = new DiagramModel(twin.diagram());
        ViewSettings plain = new ViewSettings();
        plain.previewsProperty().set(false);
        canvas = new DiagramCanvas(model, plain);
        canvas.setId(id);
        canvas.setMouseTransparent(true);
        canvas.setFocusTraversable(false);
        canvas.setMinSize(0, 0);
        model.select(twin.part().blocks());
        getStyleClass().add("compare-drawing");
        setMinSize(0, 0);
        glass.getStyleClass().add("compare-glass");
        glass.setCursor(Cursor.OPEN_HAND);
        glass.setFocusTraversable(true);
        glass.setAccessibleText(Texts.of(
                "compare.drawing",
                twin.arm().title(),
                twin.diagram().graph().nodes().size(),
                String.join(", ", twin.part().blocks())));
        glass.setAccessibleHelp(Texts.of("compare.drawing.keys"));
        glass.setOnMousePressed(this::hold);
        glass.setOnMouseDragged(this::drag);
        glass.setOnScroll(this::scroll);
        glass.setOnKeyPressed(this::key);
        getChildren().addAll(canvas, glass);
        canvas.layoutBoundsProperty().subscribe(bounds -> fit());
    }

    private void fit() {
        if (canvas.getWidth() <= 0 || canvas.getHeight() <= 0) {
            return;
        }
        canvas.view().fit();
        if (zoom() >= READABLE) {
            return;
        }
        if (twin.part().blocks().isEmpty()) {
            canvas.view().zoomTo(READABLE);
        } else {
            canvas.view().reveal(twin.part().blocks());
        }
    }

    double zoom() {
        return canvas.view().zoomProperty().get();
    }

    private void hold(MouseEvent event) {
        glass.requestFocus();
        held = new Point2D(event.getX(), event.getY());
    }

    private void drag(MouseEvent event) {
        move(event.getX() - held.getX(), event.getY() - held.getY());
        held = new Point2D(event.getX(), event.getY());
    }

    private void move(double dx, double dy) {
        Rectangle2D seen = canvas.view().seen();
        canvas.view()
                .centreOn(new Point2D(
                        seen.getMinX() + seen.getWidth() / 2 - dx / zoom(),
                        seen.getMinY() + seen.getHeight() / 2 - dy / zoom()));
    }

    /// The plain wheel scrolls the page.
    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            canvas.view().zoomBy(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM);
            event.consume();
        } else if (event.getDeltaX() != 0) {
            move(event.getDeltaX(), 0);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(STEP, 0);
            case RIGHT -> move(-STEP, 0);
            case UP -> move(0, STEP);
            case DOWN -> move(0, -STEP);
            case PLUS, ADD, EQUALS -> canvas.view().zoomBy(ZOOM);
            case MINUS, SUBTRACT -> canvas.view().zoomBy(1 / ZOOM);
            case HOME -> fit();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
