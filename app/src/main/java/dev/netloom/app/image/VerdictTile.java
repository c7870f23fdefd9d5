package dev.netloom.app.image;

import dev.netloom.engine.data.LabelledImages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// An image with what it is, and what it was taken for.
public abstract class VerdictTile<T> extends TileGrid.Tile<T> {
    public static final double WIDTH = 94;
    public static final double HEIGHT = 88;
    private static final int SIDE = 56;
    /// Beside names that take two lines.
    private static final int SMALL_SIDE = 42;
    private static final int SHORT_NAMES = 3;
    /// Letters of both names that have room in one line.
    private static final int ONE_LINE = 10;

    protected final Label label = new Label();
    protected final Label arrow = new Label();
    protected final Label guess = new Label();
    private final ImageView image = new ImageView();
    private final HBox first = line();
    private final HBox second = line();
    private final List<Label> more;

    /// @param more what stands behind the words
    protected VerdictTile(Label... more) {
        this.more = List.of(more);
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
        label.getStyleClass().add("right");
        arrow.getStyleClass().add("text-muted");
        guess.getStyleClass().add("wrong");
        arrow.setMinWidth(USE_PREF_SIZE);
        image.setPreserveRatio(true);
        image.setFitWidth(WIDTH - 16);
        label.textProperty().subscribe(this::makeRoom);
        guess.textProperty().subscribe(this::makeRoom);
        getChildren().addAll(image, new VBox(first, second));
    }

    private static HBox line() {
        HBox line = new HBox();
        line.getStyleClass().add("mistake-words");
        line.setAlignment(Pos.CENTER);
        return line;
    }

    /// Names of classes that are words take all the room there is, and two lines where one is too short.
    private void makeRoom() {
        int letters = width(label.getText()) + width(guess.getText());
        for (Label one : more) {
            one.setVisible(letters <= SHORT_NAMES);
            one.setManaged(letters <= SHORT_NAMES);
        }
        boolean one = letters <= ONE_LINE;
        image.setFitHeight(one ? SIDE : SMALL_SIDE);
        second.getChildren().clear();
        first.getChildren().setAll(label);
        (one ? first : second).getChildren().addAll(arrow, guess);
        first.getChildren().addAll(more);
    }

    /// In Latin letters: those of East Asia take two.
    private static int width(String name) {
        return name.codePoints().map(letter -> letter < 0x1100 ? 1 : 2).sum();
    }

    protected final void showImage(LabelledImages images, int index) {
        image.setImage(Pictures.of(images, index, SIDE));
    }
}
