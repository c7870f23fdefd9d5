package dev.netloom.app.data;

import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// An image with its class.
final class ImageTile extends TileGrid.Tile<PlacedImage> {
    static final double WIDTH = 84;
    static final double HEIGHT = 98;
    private static final int SIDE = 64;

    private final ImageFrame picture = new ImageFrame();
    private final Label label = Controls.label("", "image-tile-label");

    ImageTile() {
        getStyleClass().addAll("mistake-tile", "image-tile");
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
        setMaxWidth(WIDTH - 8);
        StackPane frame = new StackPane(picture);
        frame.setMinSize(SIDE, SIDE);
        frame.setMaxSize(SIDE, SIDE);
        getChildren().addAll(frame, label);
    }

    @Override
    protected void show(PlacedImage image) {
        picture.show(image, SIDE);
        label.setText(image.className());
        setAccessibleText(Texts.of("data.tile", image.name(), image.className()));
    }
}
