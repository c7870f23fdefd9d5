package dev.netloom.app.drawing;

import dev.netloom.app.image.PictureTile;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.DigitFrame;
import dev.netloom.engine.data.LabelledImages;
import javafx.geometry.Pos;
import javafx.scene.image.Image;

/// A drawing that was kept, with its label.
final class KeptTile extends PictureTile<KeptDigit> {
    static final double WIDTH = 72;
    static final double HEIGHT = 88;
    private static final int ZOOM = 2;

    KeptTile() {
        getStyleClass().setAll("mistake-tile", "kept-tile");
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
    }

    @Override
    protected void show(KeptDigit digit) {
        show(picture(digit.pixels(), ZOOM), Integer.toString(digit.label()), Texts.of("draw.kept.tile", digit.label()));
    }

    static Image picture(byte[] pixels, int zoom) {
        Shape shape = new Shape(1, DigitFrame.SIDE, DigitFrame.SIDE);
        return Pictures.of(new LabelledImages(shape, pixels, new byte[1]), 0, zoom * DigitFrame.SIDE);
    }
}
