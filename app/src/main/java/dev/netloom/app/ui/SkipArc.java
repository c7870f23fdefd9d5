package dev.netloom.app.ui;

import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// Says that skip connections lead past what lies below it: an arc over it from (0, 0) to the right, and above that how
/// many there are.
public final class SkipArc extends Group {
    private static final double GAP = 2;

    private final double width;
    private final double height;
    private final Label words = Controls.label("", "skip-words");

    /// @param width pixels from where it leaves to where it arrives
    /// @param height pixels
    public SkipArc(double width, double height) {
        this.width = width;
        this.height = height;
        double control = -height * 4 / 3; // a cubic curve reaches three quarters of the way to its control points
        Path arc = new Path(new MoveTo(0, 0), new CubicCurveTo(0, control, width, control, width, 0));
        arc.getStyleClass().add("skip-arc");
        words.layoutBoundsProperty().subscribe(this::centre);
        getChildren().addAll(arc, words);
        setManaged(false);
    }

    /// How many there are, in as many words as there is room for.
    public void show(String text) {
        words.setText(text);
    }

    private void centre() {
        words.relocate((width - words.getWidth()) / 2, -height - GAP - words.getHeight());
    }
}
