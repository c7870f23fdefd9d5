package dev.netloom.app.runs;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.OnlyRight.Digit;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// A digit that one run gets right, with what the others take it for.
final class DigitTile extends TileGrid.Tile<DigitTile.Item> {
    static final double WIDTH = 94;
    static final double HEIGHT = 88;
    private static final int SIDE = 56;

    record Item(Dataset data, Digit digit) {}

    private final ImageView image = new ImageView();
    private final Label label = new Label();
    private final Label arrow = new Label("\u2260");
    private final Label guesses = new Label();

    DigitTile() {
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
        label.getStyleClass().add("right");
        arrow.getStyleClass().add("text-muted");
        guesses.getStyleClass().add("wrong");
        HBox words = new HBox(label, arrow, guesses);
        words.getStyleClass().add("mistake-words");
        words.setAlignment(Pos.CENTER);
        getChildren().addAll(image, words);
    }

    @Override
    protected void show(Item item) {
        Dataset data = item.data();
        Digit digit = item.digit();
        image.setImage(Pictures.of(data.test(), digit.image(), SIDE));
        String is = data.classes().get(digit.label());
        String taken = digit.guesses().stream()
                .map(guess -> data.classes().get(guess))
                .distinct()
                .collect(Collectors.joining(", "));
        label.setText(is);
        guesses.setText(taken);
        setAccessibleText(Texts.of("runs.digits.tile", digit.image(), is, taken));
    }
}
