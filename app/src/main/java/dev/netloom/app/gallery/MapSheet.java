package dev.netloom.app.gallery;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Raster;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.inspect.FeatureMaps;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

/// All feature maps of one block beside each other, every value a crisp square: blue below 0, white
/// at 0, red above, on one scale for the block.
public final class MapSheet extends VBox {
    private static final int SIDE = 56;
    private static final int GAP = 4;
    private static final int LARGEST_ZOOM = 12;

    private final Label title = Controls.label("", "map-title");
    private final ImageView image = new ImageView();

    public MapSheet() {
        getStyleClass().add("map-sheet");
        getChildren().addAll(title, image);
    }

    /// @param width that the picture may take
    public void show(FeatureMaps maps, double width) {
        Shape shape = maps.shape();
        float largest = Shading.of(ColourMap.DIVERGING, maps.values()).high();
        show(
                maps,
                Texts.of("digit.layer", maps.block(), shape.channels(), shape.height(), shape.width(), largest),
                width);
    }

    /// @param words what the maps are
    /// @param width that the picture may take
    public void show(FeatureMaps maps, String words, double width) {
        Shape shape = maps.shape();
        Shading shading = Shading.of(ColourMap.DIVERGING, maps.values());
        title.setText(words);
        image.setAccessibleText(words);
        int zoom = Math.clamp(SIDE / Math.max(shape.height(), shape.width()), 1, LARGEST_ZOOM);
        int columns = Math.clamp((long) ((width + GAP) / (shape.width() * zoom + GAP)), 1, shape.channels());
        int rows = Math.ceilDiv(shape.channels(), columns);
        int wide = shape.width() * zoom + GAP;
        int high = shape.height() * zoom + GAP;
        Raster raster = new Raster(columns * wide - GAP, rows * high - GAP);
        for (int channel = 0; channel < shape.channels(); channel++) {
            int shown = channel;
            raster.squares(
                    channel % columns * wide,
                    channel / columns * high,
                    shape.height(),
                    shape.width(),
                    zoom,
                    place -> shading.colour(maps.value(shown, place / shape.width(), place % shape.width())));
        }
        image.setImage(raster.image());
    }
}
