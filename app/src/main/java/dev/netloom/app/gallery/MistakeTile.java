package dev.netloom.app.gallery;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.Misclassified;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// A misrecognised image with what it is, what it was taken for, and how sure the network was.
final class MistakeTile extends TileGrid.Tile<MistakeTile.Item> {
    static final double WIDTH = 94;
    static final double HEIGHT = 88;
    private static final int SIDE = 56;

    record Item(Dataset data, Misclassified mistake) {}

    private final ImageView image = new ImageView();
    private final Label label = new Label();
    private final Label guess = new Label();
    private final Label confidence = new Label();

    MistakeTile() {
        getStyleClass().add("mistake-tile");
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
        label.getStyleClass().add("right");
        guess.getStyleClass().add("wrong");
        confidence.getStyleClass().add("text-muted");
        Label arrow = new Label("\u2192");
        arrow.getStyleClass().add("text-muted");
        HBox words = new HBox(label, arrow, guess, confidence);
        words.getStyleClass().add("mistake-words");
        words.setAlignment(Pos.CENTER);
        getChildren().addAll(image, words);
    }

    @Override
    void show(Item item) {
        Misclassified mistake = item.mistake();
        Dataset data = item.data();
        image.setImage(Pictures.of(
                data.test(), mistake.index(), Pictures.zoom(data.test().shape(), SIDE)));
        String is = data.classes().get(mistake.label());
        String taken = data.classes().get(mistake.predicted());
        label.setText(is);
        guess.setText(taken);
        confidence.setText(Texts.of("mistakes.confidence", mistake.confidence()));
        setAccessibleText(Texts.of("mistakes.tile", is, taken, mistake.confidence()));
    }
}
