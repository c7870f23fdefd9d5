package dev.netloom.app.data;

import java.util.List;
import javafx.scene.layout.Region;

/// How many images a class has: training images, those held out at their end, and test images below.
final class BalanceBar extends Region {
    static final double HEIGHT = 6;
    private static final double GAP = 2;
    /// With test images.
    static final double BOTH = 2 * HEIGHT + GAP;

    private final Region learned = part("learned");
    private final Region heldOut = part("held-out");
    private final Region test = part("test");
    private ClassSummary shown;
    private int largest = 1;

    BalanceBar() {
        getStyleClass().add("balance-bar");
        getChildren().addAll(List.of(learned, heldOut, test));
        setMinHeight(BOTH);
        setPrefHeight(BOTH);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().addAll("balance", style);
        return part;
    }

    /// @param largest the count that fills the whole width
    void show(ClassSummary summary, int largest) {
        this.shown = summary;
        this.largest = largest;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (shown == null) {
            return;
        }
        double unit = getWidth() / largest;
        double end = unit * (shown.train() - shown.heldOut());
        learned.resizeRelocate(0, 0, end, HEIGHT);
        heldOut.resizeRelocate(end, 0, unit * shown.heldOut(), HEIGHT);
        test.resizeRelocate(0, HEIGHT + GAP, unit * shown.test(), HEIGHT);
    }
}
