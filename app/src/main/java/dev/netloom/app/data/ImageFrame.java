package dev.netloom.app.data;

import dev.netloom.app.image.Pictures;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// An image in a square: enlarged by whole pixels where it is small, and brought down where it is large.
final class ImageFrame extends ImageView {
    ImageFrame() {
        setPreserveRatio(true);
        setSmooth(true);
    }

    void show(PlacedImage image, int side) {
        show(Pictures.of(image.images(), image.place(), side), side);
    }

    void show(Image picture, int side) {
        boolean larger = Math.max(picture.getWidth(), picture.getHeight()) > side;
        setFitWidth(larger ? side : 0);
        setFitHeight(larger ? side : 0);
        setImage(picture);
    }
}
