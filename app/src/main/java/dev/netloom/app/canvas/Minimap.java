package dev.netloom.app.canvas;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// The whole network in a corner of the canvas, and which part of it is seen. A click or a drag moves the view. It
/// hides while all is in view.
public final class Minimap extends Pane {
    private static final double WIDTH = 190;
    private static final double HEIGHT = 126;
    private static final double INSET = 6;

    private final CanvasLayers layers;
    private final ViewportController sight;
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", true);
    private final Tiles tiles = new Tiles();
    private final Group drawing = new Group();
    private final Rectangle view = new Rectangle();
    private final Scale scale = new Scale();
    private Object shown;
    private Bounds whole;

    Minimap(CanvasLayers layers, ViewportController sight, ViewportCulling culling) {
        this.layers = layers;
        this.sight = sight;
        setId("minimap");
        getStyleClass().add("minimap");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("minimap.about"));
        Tooltip.install(this, Controls.tooltip(Texts.of("minimap.about")));
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        drawing.getTransforms().add(scale);
        drawing.setCache(true);
        drawing.setMouseTransparent(true);
        view.getStyleClass().add("minimap-view");
        view.setMouseTransparent(true);
        view.setManaged(false);
        drawing.setManaged(false);
        Rectangle clip = new Rectangle(WIDTH, HEIGHT);
        setClip(clip);
        getChildren().addAll(drawing, view);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        culling.onLook(this::look);
        wanted.subscribe(this::look);
    }

    /// False where the user has switched it off.
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    private void look() {
        Bounds all = layers.extent();
        Rectangle2D seen = sight.seen();
        boolean inView = all.isEmpty() || seen.contains(all.getMinX(), all.getMinY(), all.getWidth(), all.getHeight());
        setVisible(wanted.get() && !inView && seen.getWidth() > 0);
        if (!isVisible()) {
            return;
        }
        if (shown != layers.visible() || !all.equals(whole)) {
            shown = layers.visible();
            whole = all;
            draw();
        }
        view.setX(x(seen.getMinX()));
        view.setY(y(seen.getMinY()));
        view.setWidth(seen.getWidth() * scale.getX());
        view.setHeight(seen.getHeight() * scale.getY());
    }

    private void draw() {
        double fitting = Math.min((WIDTH - 2 * INSET) / whole.getWidth(), (HEIGHT - 2 * INSET) / whole.getHeight());
        scale.setX(fitting);
        scale.setY(fitting);
        drawing.setLayoutX(x(0));
        drawing.setLayoutY(y(0));
        drawing.getChildren().setAll(List.copyOf(tiles.of(layers.visible(), layers::box)));
    }

    private double x(double x) {
        return (WIDTH - whole.getWidth() * scale.getX()) / 2 + (x - whole.getMinX()) * scale.getX();
    }

    private double y(double y) {
        return (HEIGHT - whole.getHeight() * scale.getY()) / 2 + (y - whole.getMinY()) * scale.getY();
    }

    private void go(MouseEvent event) {
        Point2D point = drawing.parentToLocal(new Point2D(event.getX(), event.getY()));
        sight.centreOn(new Point2D(
                Math.clamp(point.getX(), whole.getMinX(), whole.getMaxX()),
                Math.clamp(point.getY(), whole.getMinY(), whole.getMaxY())));
        event.consume();
    }
}
