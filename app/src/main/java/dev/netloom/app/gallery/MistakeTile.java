package dev.netloom.app.gallery;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/// A misrecognised image with what it is, what it was taken for, and how sure the network was.
final class MistakeTile extends TileGrid.Tile<MistakeTile.Item> {
    static final double WIDTH = 94;
    static final double HEIGHT = 88;
    private static final int SIDE = 56;
    private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");

    record Item(Dataset data, Mistake mistake) {}

    private final ImageView image = new ImageView();
    private final Label label = new Label();
    private final Label arrow = new Label();
    private final Label guess = new Label();
    private final Label confidence = new Label();

    MistakeTile() {
        getStyleClass().add("mistake-tile");
        setAlignment(Pos.TOP_CENTER);
        setPrefWidth(WIDTH - 8);
        setMinWidth(WIDTH - 8);
        label.getStyleClass().add("right");
        arrow.getStyleClass().add("text-muted");
        guess.getStyleClass().add("wrong");
        confidence.getStyleClass().add("text-muted");
        HBox words = new HBox(label, arrow, guess, confidence);
        words.getStyleClass().add("mistake-words");
        words.setAlignment(Pos.CENTER);
        getChildren().addAll(image, words);
    }

    @Override
    protected void show(Item item) {
        Mistake mistake = item.mistake();
        Dataset data = item.data();
        image.setImage(Pictures.of(data.test(), mistake.image(), SIDE));
        String is = data.classes().get(mistake.label());
        String taken = data.classes().get(mistake.taken());
        label.setText(is);
        arrow.setText(mistake.isFixed() ? "\u2190" : "\u2192");
        guess.setText(taken);
        guess.setVisible(mistake.taken() != mistake.label());
        guess.setManaged(guess.isVisible());
        arrow.setVisible(guess.isVisible());
        arrow.setManaged(guess.isVisible());
        confidence.setText(Texts.of("mistakes.confidence", mistake.confidence()));
        pseudoClassStateChanged(FRESH, mistake.isNew());
        setAccessibleText(Texts.of(key(mistake), is, taken, mistake.confidence()));
    }

    private static String key(Mistake mistake) {
        if (mistake.isFixed()) {
            return "mistakes.tile.fixed";
        }
        if (mistake.isRight()) {
            return "mistakes.tile.right";
        }
        return mistake.isNew() ? "mistakes.tile.new" : "mistakes.tile";
    }
}
