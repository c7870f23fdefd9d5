package dev.netloom.app.image;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// A picture with a name below.
public abstract class PictureTile<T> extends TileGrid.Tile<T> {
    protected final Label name = new Label();
    private final ImageView image = new ImageView();

    /// @param more what stands below the name
    protected PictureTile(Node... more) {
        getStyleClass().add("map-tile");
        getChildren().addAll(image, name);
        getChildren().addAll(more);
    }

    /// @param spoken what a screen reader says
    protected final void show(Image picture, String words, String spoken) {
        image.setImage(picture);
        name.setText(words);
        setAccessibleText(spoken);
    }
}
