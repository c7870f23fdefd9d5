package dev.netloom.app.maps;

import dev.netloom.app.image.PictureTile;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import java.util.function.Supplier;

/// One feature map among those of its layer; of a vector, one value.
final class MapTile extends PictureTile<Integer> {
    private static final int LARGEST_ZOOM = 28;
    private static final int VECTOR = 28;

    /// What all tiles of a layer show.
    ///
    /// @param side screen pixels that a map may take
    record Layer(String node, Shape shape, float[] values, Shading shading, int side) {
        int zoom() {
            return shape.isVector() ? VECTOR : Math.min(Pictures.zoom(shape, side), LARGEST_ZOOM);
        }

        double width() {
            return Math.max(52, shape.width() * zoom() + 18);
        }

        double height() {
            return shape.height() * zoom() + (shape.isVector() ? 36 : 24);
        }
    }

    private final Supplier<Layer> layer;

    MapTile(Supplier<Layer> layer) {
        this.layer = layer;
    }

    @Override
    protected void show(Integer channel) {
        Layer shown = layer.get();
        if (channel >= shown.shape().channels()) {
            return; // a row of the layer before, about to go
        }
        String value = shown.shape().isVector() ? "\n" + Figures.of(shown.values()[channel]) : "";
        show(
                Pictures.channel(shown.shape(), shown.values(), channel, shown.shading(), shown.zoom()),
                (channel + 1) + value,
                Texts.of("maps.tile", shown.node(), channel + 1, shown.shape().channels()));
    }
}
