package dev.netloom.app.gallery;

import dev.netloom.app.image.VerdictTile;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// A misrecognised image with what it is, what it was taken for, and how sure the network was.
final class MistakeTile extends VerdictTile<MistakeTile.Item> {
    private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");

    private static final double BADGE = 15;

    /// @param disputed whether people do not agree with its label
    record Item(Dataset data, Mistake mistake, boolean disputed) {}

    private final Label confidence;
    private final Label badge = Controls.label("?", "disputed-badge");

    MistakeTile() {
        this(Controls.label("", "text-muted"));
    }

    private MistakeTile(Label confidence) {
        super(confidence);
        this.confidence = confidence;
        getStyleClass().add("mistake-tile");
        badge.setManaged(false);
        getChildren().add(badge);
    }

    @Override
    protected void show(Item item) {
        Mistake mistake = item.mistake();
        Dataset data = item.data();
        showImage(data.test(), mistake.image());
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
        badge.setVisible(item.disputed());
        String words = Texts.of(key(mistake), is, taken, mistake.confidence());
        setAccessibleText(item.disputed() ? words + ". " + Texts.of("mistakes.disputed") : words);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        badge.resizeRelocate(getWidth() - BADGE - 4, 4, BADGE, BADGE);
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
