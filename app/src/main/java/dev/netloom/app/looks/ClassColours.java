package dev.netloom.app.looks;

import javafx.scene.paint.Color;

/// Ten colours that stand out from white and from black and that most colour-blind readers tell apart:
/// those of Okabe and Ito (2008), the yellow darkened, with grey, purple and brown. Names at the middle
/// of each class say the same.
final class ClassColours {
    private static final Color[] COLOURS = {
        Color.web("#0072b2"),
        Color.web("#e69f00"),
        Color.web("#009e73"),
        Color.web("#cc79a7"),
        Color.web("#56b4e9"),
        Color.web("#d55e00"),
        Color.web("#b8a800"),
        Color.web("#808890"),
        Color.web("#8b4fc0"),
        Color.web("#96683c")
    };

    private ClassColours() {}

    /// More than ten classes begin again with the first.
    static Color of(int label) {
        return COLOURS[label % COLOURS.length];
    }
}
