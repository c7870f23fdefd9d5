package dev.netloom.app.fields;

import dev.netloom.app.image.Raster;
import dev.netloom.engine.inspect.Region;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// The image, or a map over it, with rectangles of its pixels drawn on top: as large as there is room, in whole screen
/// pixels for each of its own.
final class FieldPicture extends Pane {
    private static final int LARGEST = 1_000_000;

    private final ImageView view = new ImageView();
    private final List<Rectangle> frames = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private int[] colours = {0};
    private int drawnZoom;
    private int rows = 1;
    private int columns = 1;

    FieldPicture(String id) {
        setId(id);
        getStyleClass().add("field-picture");
        setMinSize(56, 56);
        setPrefSize(170, 170);
        view.setSmooth(false);
        getChildren().add(view);
    }

    /// @param colours of all pixels, row by row
    void show(int[] colours, int columns) {
        this.colours = colours;
        this.rows = colours.length / columns;
        this.columns = columns;
        drawnZoom = 0;
        frames.clear();
        regions.clear();
        getChildren().setAll(view);
        requestLayout();
    }

    void frame(Region region, String style) {
        Rectangle frame = new Rectangle();
        frame.getStyleClass().addAll("field-frame", style);
        frame.setManaged(false);
        frames.add(frame);
        regions.add(region.within(rows, columns));
        getChildren().add(frame);
        requestLayout();
    }

    double zoom() {
        double room = Math.min(getWidth() / columns, getHeight() / rows);
        return room >= 2 ? Math.floor(room) : Math.max(0.1, room);
    }

    @Override
    protected void layoutChildren() {
        double zoom = zoom();
        draw((int) Math.max(1, zoom));
        view.setFitWidth(columns * zoom);
        view.setFitHeight(rows * zoom);
        view.relocate(0, 0);
        for (int i = 0; i < frames.size(); i++) {
            Region region = regions.get(i);
            frames.get(i).setX(region.left() * zoom);
            frames.get(i).setY(region.top() * zoom);
            frames.get(i).setWidth(region.width() * zoom);
            frames.get(i).setHeight(region.height() * zoom);
        }
    }

    private void draw(int wanted) {
        int zoom = (long) wanted * wanted * colours.length > LARGEST ? 1 : wanted;
        if (zoom == drawnZoom) {
            return;
        }
        drawnZoom = zoom;
        view.setImage(Raster.of(rows, columns, zoom, place -> colours[place]));
    }
}
