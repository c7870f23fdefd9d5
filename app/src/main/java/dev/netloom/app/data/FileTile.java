package dev.netloom.app.data;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.engine.data.PicturePreview;
import dev.netloom.engine.store.FileProblem;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/// A picture of a folder, read in the background, with its name.
final class FileTile extends TileGrid.Tile<Path> {
    static final double WIDTH = 108;
    static final double HEIGHT = 122;
    private static final int SIDE = 88;
    private static final Background.Lane LANE = new Background.Lane("small pictures");

    private final ImageView picture = new ImageView();
    private final Label name = Controls.label("", "image-tile-label");
    private final Node broken = Icons.of("mdi2i-image-broken-variant");
    private final Supplier<?> version;
    private volatile Path wanted;
    private Object known;

    /// @param version of the files: while it is the same, so are they
    FileTile(Supplier<?> version) {
        this.version = version;
        getStyleClass().addAll("mistake-tile", "image-tile");
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
        setMaxWidth(WIDTH - 8);
        picture.setPreserveRatio(true);
        picture.setFitWidth(SIDE);
        picture.setFitHeight(SIDE);
        StackPane frame = new StackPane(picture, broken);
        broken.setVisible(false);
        frame.setMinSize(SIDE, SIDE);
        frame.setMaxSize(SIDE, SIDE);
        name.setMaxWidth(WIDTH - 12);
        getChildren().addAll(frame, name);
    }

    @Override
    protected void show(Path file) {
        if (file.equals(wanted) && known == version.get()) {
            return;
        }
        if (!file.equals(wanted)) {
            picture.setImage(null);
            broken.setVisible(false);
        }
        wanted = file;
        known = version.get();
        name.setText(file.getFileName().toString());
        setAccessibleText(name.getText());
        LANE.run(() -> read(file), image -> take(file, image), failure -> {});
    }

    /// Null where the tile shows another file by now, or this one cannot be read.
    private Image read(Path file) {
        try {
            return file.equals(wanted) ? Pictures.of(PicturePreview.of(file, 2 * SIDE), 0, 2 * SIDE) : null;
        } catch (FileProblem damaged) {
            return null;
        }
    }

    private void take(Path file, Image image) {
        if (file.equals(wanted)) {
            picture.setImage(image);
            broken.setVisible(image == null);
        }
    }
}
