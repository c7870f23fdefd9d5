package dev.netloom.app.gallery;

import dev.netloom.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// The colours of weights from the lowest to the highest, with the numbers at both ends.
final class ColourLegend extends HBox {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 12;

    private final Label low = new Label();
    private final Label high = new Label();

    ColourLegend() {
        setId("filters-legend");
        getStyleClass().add("colour-legend");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        int[] colours = new int[WIDTH * HEIGHT];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = Diverging.colour(2f * (i % WIDTH) / (WIDTH - 1) - 1, 1);
        }
        getChildren().addAll(low, new ImageView(Pictures.of(colours, WIDTH)), high);
        Tooltip.install(this, new Tooltip(Texts.of("filters.legend")));
        setAccessibleText(Texts.of("filters.legend"));
    }

    /// @param perFilter whether every filter has its own largest weight at the ends
    void show(float largest, boolean perFilter) {
        low.setText(perFilter ? Texts.of("filters.low.own") : Texts.of("filters.low", largest));
        high.setText(perFilter ? Texts.of("filters.high.own") : Texts.of("filters.high", largest));
    }
}
