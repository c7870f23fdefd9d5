package dev.netloom.app.maps;

import dev.netloom.app.gallery.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// The colours of a layer's values, with the numbers at both ends.
final class MapLegend extends HBox {
    private static final int WIDTH = 90;
    private static final int HEIGHT = 10;

    private final Label low = Controls.label("");
    private final Label high = Controls.label("");
    private final ImageView colours = new ImageView();
    private Shading shown;

    MapLegend() {
        setId("maps-legend");
        getStyleClass().add("map-legend");
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(low, colours, high);
        Tooltip.install(this, Controls.tooltip(Texts.of("maps.legend")));
        setAccessibleText(Texts.of("maps.legend"));
    }

    void show(Shading shading) {
        if (shading.equals(shown)) {
            return;
        }
        shown = shading;
        low.setText(Figures.of(shading.low()));
        high.setText(Figures.of(shading.high()));
        int[] line = new int[WIDTH * HEIGHT];
        for (int i = 0; i < line.length; i++) {
            line[i] = shading.colour(shading.low() + (shading.high() - shading.low()) * (i % WIDTH) / (WIDTH - 1));
        }
        colours.setImage(Pictures.of(line, WIDTH));
    }
}
