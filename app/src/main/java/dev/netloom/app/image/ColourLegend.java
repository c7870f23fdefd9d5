package dev.netloom.app.image;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// The colours of a scale, with what its ends mean.
public final class ColourLegend extends HBox {
    private final int width;
    private final int height;
    private final Label low = Controls.label("");
    private final Label high = Controls.label("");
    private final ImageView colours = new ImageView();
    private Shading shown;

    /// @param key of the text about it
    /// @param width of the colours
    public ColourLegend(String key, String style, int width, int height) {
        this.width = width;
        this.height = height;
        getStyleClass().add(style);
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(low, colours, high);
        Tooltip.install(this, Controls.tooltip(Texts.of(key)));
        setAccessibleText(Texts.of(key));
    }

    public void show(Shading shading, String lowest, String highest) {
        low.setText(lowest);
        high.setText(highest);
        if (!shading.equals(shown)) {
            shown = shading;
            float range = shading.high() - shading.low();
            Raster raster = new Raster(width, height);
            for (int x = 0; x < width; x++) {
                raster.fill(x, 0, 1, height, shading.colour(shading.low() + range * x / (width - 1)));
            }
            colours.setImage(raster.image());
        }
    }
}
