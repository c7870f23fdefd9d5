package dev.netloom.app.maps;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.Shading;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.inspect.Region;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// One map, enlarged, with a frame around a part of it. Where places can be chosen: by a click or with the arrow keys.
final class PlaceMap extends Pane {
    private static final int LARGEST_ZOOM = 48;

    private int side;
    private final ImageView image = new ImageView();
    private final Rectangle dark = frame(Color.rgb(0, 0, 0, 0.75), 3.5);
    private final Rectangle bright = frame(Color.rgb(255, 200, 0), 1.5);
    private Shape shape;
    private int zoom = 1;
    private Region framed = Region.at(0, 0);

    /// @param side pixels that the map may take
    PlaceMap(String id, int side) {
        setSide(side);
        setId(id);
        getStyleClass().add("working-map");
        getChildren().addAll(image, dark, bright);
        image.relocate(2, 2);
    }

    /// Pixels that the map may take, from the next time on that it is shown.
    final void setSide(int side) {
        this.side = side;
        setMinSize(side + 4, side + 4);
        setMaxSize(side + 4, side + 4);
    }

    private static Rectangle frame(Color colour, double width) {
        Rectangle frame = new Rectangle();
        frame.setFill(null);
        frame.setStroke(colour);
        frame.setStrokeWidth(width);
        frame.setMouseTransparent(true);
        return frame;
    }

    /// @param move is told where to, in rows and columns of the map
    void onMove(BiConsumer<Integer, Integer> move) {
        setFocusTraversable(true);
        setOnMousePressed(event -> {
            requestFocus();
            if (shape != null) {
                int row = Math.clamp((int) ((event.getY() - 2) / zoom), 0, shape.height() - 1);
                int column = Math.clamp((int) ((event.getX() - 2) / zoom), 0, shape.width() - 1);
                move.accept(row, column);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            int down = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
            int right = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
            if (shape != null && (down != 0 || right != 0)) {
                move.accept(
                        Math.clamp(framed.top() + down, 0, shape.height() - 1),
                        Math.clamp(framed.left() + right, 0, shape.width() - 1));
                event.consume();
            }
        });
    }

    void show(Shape shape, float[] values, int channel, Shading shading, Optional<Region> frame) {
        this.shape = shape;
        zoom = Math.min(Pictures.zoom(shape, side), LARGEST_ZOOM);
        image.setImage(Pictures.channel(shape, values, channel, shading, zoom));
        frame.ifPresent(region -> framed = region);
        for (Rectangle rectangle : new Rectangle[] {dark, bright}) {
            rectangle.setVisible(frame.isPresent());
            Region part = framed.within(shape.height(), shape.width());
            rectangle.setX(2 + part.left() * zoom);
            rectangle.setY(2 + part.top() * zoom);
            rectangle.setWidth(part.width() * zoom);
            rectangle.setHeight(part.height() * zoom);
        }
    }
}
