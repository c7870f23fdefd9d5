package dev.netloom.app.gallery;

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
        float largest = largest(maps.values());
        show(
                maps,
                Texts.of("digit.layer", maps.block(), shape.channels(), shape.height(), shape.width(), largest),
                width);
    }

    /// @param words what the maps are
    /// @param width that the picture may take
    public void show(FeatureMaps maps, String words, double width) {
        Shape shape = maps.shape();
        float largest = largest(maps.values());
        title.setText(words);
        image.setAccessibleText(words);
        int zoom = Math.clamp(SIDE / Math.max(shape.height(), shape.width()), 1, LARGEST_ZOOM);
        int columns = Math.clamp((long) ((width + GAP) / (shape.width() * zoom + GAP)), 1, shape.channels());
        int rows = Math.ceilDiv(shape.channels(), columns);
        int all = columns * (shape.width() * zoom + GAP) - GAP;
        int[] colours = new int[all * (rows * (shape.height() * zoom + GAP) - GAP)];
        for (int channel = 0; channel < shape.channels(); channel++) {
            int left = channel % columns * (shape.width() * zoom + GAP);
            int top = channel / columns * (shape.height() * zoom + GAP);
            for (int y = 0; y < shape.height() * zoom; y++) {
                for (int x = 0; x < shape.width() * zoom; x++) {
                    colours[(top + y) * all + left + x] =
                            Diverging.colour(maps.value(channel, y / zoom, x / zoom), largest);
                }
            }
        }
        image.setImage(Pictures.of(colours, all));
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
