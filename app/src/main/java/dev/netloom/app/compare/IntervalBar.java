package dev.netloom.app.compare;

import dev.netloom.engine.experiment.Mean;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A mean as a dot and its interval as a line, on a scale that all bars of a table share.
final class IntervalBar extends Pane {
    private static final double WIDTH = 140;
    private static final double DOT = 8;

    private final Region line = new Region();
    private final Region dot = new Region();
    private final Mean mean;
    private final double low;
    private final double high;

    /// @param low where the scale begins
    /// @param high where it ends
    IntervalBar(Mean mean, double low, double high) {
        this.mean = mean;
        this.low = low;
        this.high = high;
        getStyleClass().add("compare-interval");
        line.getStyleClass().add("compare-interval-line");
        dot.getStyleClass().add("compare-interval-dot");
        getChildren().addAll(line, dot);
        line.setVisible(mean.hasInterval());
        setMinSize(60, 16);
        setPrefSize(WIDTH, 16);
    }

    private double place(double value) {
        return DOT / 2 + (getWidth() - DOT) * Math.clamp((value - low) / (high - low), 0, 1);
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        if (mean.hasInterval()) {
            double left = place(mean.low());
            line.resizeRelocate(left, middle - 1.5, Math.max(2, place(mean.high()) - left), 3);
        }
        dot.resizeRelocate(place(mean.mean()) - DOT / 2, middle - DOT / 2, DOT, DOT);
    }
}
