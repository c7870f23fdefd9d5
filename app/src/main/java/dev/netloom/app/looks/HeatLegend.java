package dev.netloom.app.looks;

import dev.netloom.app.gallery.Pictures;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// The colours of heat from nothing to the most.
final class HeatLegend extends HBox {
    private static final int WIDTH = 90;
    private static final int HEIGHT = 10;

    HeatLegend() {
        getStyleClass().add("looks-legend");
        int[] colours = new int[WIDTH * HEIGHT];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = Heat.colour(i % WIDTH, WIDTH - 1);
        }
        getChildren()
                .addAll(
                        Controls.label(Texts.of("looks.legend.none"), "looks-words"),
                        new ImageView(Pictures.of(colours, WIDTH)),
                        Controls.label(Texts.of("looks.legend.most"), "looks-words"));
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(Texts.of("looks.legend"));
    }
}
