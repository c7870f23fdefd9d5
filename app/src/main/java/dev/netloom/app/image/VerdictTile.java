package dev.netloom.app.image;

import dev.netloom.engine.data.LabelledImages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// An image with what it is, and what it was taken for.
public abstract class VerdictTile<T> extends TileGrid.Tile<T> {
    public static final double WIDTH = 94;
    public static final double HEIGHT = 88;
    private static final int SIDE = 56;
    private static final int SHORT_NAMES = 3;

    protected final Label label = new Label();
    protected final Label arrow = new Label();
    protected final Label guess = new Label();
    private final ImageView image = new ImageView();

    /// @param more what stands behind the words
    protected VerdictTile(Label... more) {
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
        label.getStyleClass().add("right");
        arrow.getStyleClass().add("text-muted");
        guess.getStyleClass().add("wrong");
        HBox words = new HBox(label, arrow, guess);
        words.getChildren().addAll(more);
        arrow.setMinWidth(USE_PREF_SIZE);
        label.textProperty().subscribe(() -> makeRoom(more));
        guess.textProperty().subscribe(() -> makeRoom(more));
        words.getStyleClass().add("mistake-words");
        words.setAlignment(Pos.CENTER);
        getChildren().addAll(image, words);
    }

    /// Names of classes that are words take all the room there is.
    private void makeRoom(Label... more) {
        boolean room = label.getText().length() + guess.getText().length() <= SHORT_NAMES;
        for (Label one : more) {
            one.setVisible(room);
            one.setManaged(room);
        }
    }

    protected final void showImage(LabelledImages images, int index) {
        image.setImage(Pictures.of(images, index, SIDE));
    }
}
