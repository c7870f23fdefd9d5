package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Layout;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;

/// What the keyboard reaches and wires run between: a block, or the card of a folded group.
abstract sealed class FocusableView extends Pane permits BlockView, GroupCard {
    private static final PseudoClass WALKED = PseudoClass.getPseudoClass("walked");
    private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");

    private final String stop;
    private final String help;
    private final Port in;
    private final Port out;
    private double zoom = 1;

    /// @param stop as [dev.netloom.app.diagram.FocusOrder] names it
    /// @param help what keys do here
    FocusableView(String id, String stop, String help) {
        this.stop = stop;
        this.help = help;
        setId(id);
        setCache(true); // drawn once and moved as a picture while one pans
        in = new Port(id + "-in");
        out = new Port(id + "-out");
        in.relocateTo(0, Layout.PORT);
        out.relocateTo(Layout.WIDTH, Layout.PORT);
        setAccessibleHelp(help);
        layoutXProperty().subscribe(() -> sharpen(zoom));
        layoutYProperty().subscribe(() -> sharpen(zoom));
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                pseudoClassStateChanged(WALKED, false);
            }
        });
    }

    final String stop() {
        return stop;
    }

    final Port in() {
        return in;
    }

    final Port out() {
        return out;
    }

    /// The place that it takes in the drawing.
    abstract Bounds box();

    /// Shifts the picture by a part of a pixel, so that it begins with a whole one at this zoom: between pixels
    /// it would be blurred.
    final void sharpen(double zoom) {
        this.zoom = zoom;
        setTranslateX(Math.rint(getLayoutX() * zoom) / zoom - getLayoutX());
        setTranslateY(Math.rint(getLayoutY() * zoom) / zoom - getLayoutY());
    }

    /// Where the wires to it end.
    final Point2D inPoint() {
        return new Point2D(getLayoutX(), getLayoutY() + Layout.PORT);
    }

    /// Where the wires from it begin.
    final Point2D outPoint() {
        return new Point2D(getLayoutX() + Layout.WIDTH, getLayoutY() + Layout.PORT);
    }

    /// The keyboard came here by a key, so that a ring should say where it is; until it goes on.
    final void walkedTo() {
        pseudoClassStateChanged(WALKED, true);
    }

    /// Shows that a wire drawn with the keyboard would end here.
    final void aim(boolean aimed) {
        pseudoClassStateChanged(AIMED, aimed);
        if (!aimed) {
            setAccessibleHelp(help);
        }
    }
}
