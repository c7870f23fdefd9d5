package dev.netloom.app.drawing;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.DigitFrame;
import dev.netloom.engine.data.LabelledImages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// A drawing that was kept, with its label.
final class KeptTile extends TileGrid.Tile<KeptDigit> {
    static final double WIDTH = 72;
    static final double HEIGHT = 88;
    private static final int ZOOM = 2;

    private final ImageView image = new ImageView();
    private final Label label = new Label();

    KeptTile() {
        getStyleClass().addAll("mistake-tile", "kept-tile");
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
        getChildren().addAll(image, label);
    }

    @Override
    protected void show(KeptDigit digit) {
        image.setImage(picture(digit.pixels(), ZOOM));
        label.setText(Integer.toString(digit.label()));
        setAccessibleText(Texts.of("draw.kept.tile", digit.label()));
    }

    static Image picture(byte[] pixels, int zoom) {
        Shape shape = new Shape(1, DigitFrame.SIDE, DigitFrame.SIDE);
        return Pictures.of(new LabelledImages(shape, pixels, new byte[1]), 0, zoom * DigitFrame.SIDE);
    }
}
