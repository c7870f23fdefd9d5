package dev.netloom.app.plot;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Path;

/// A ring around one point of a plot, and a few words beside it.
final class PlotFlag {
    private static final double RADIUS = 5.5;
    private static final double GAP = 9;

    private final Path ring = new Path();
    private final Label label = new Label();
    private Optional<DecimatedSeries.Point> point = Optional.empty();

    PlotFlag() {
        ring.getStyleClass().add("plot-flag");
        label.getStyleClass().add("plot-flag-words");
        nodes().forEach(node -> {
            node.setManaged(false);
            node.setMouseTransparent(true);
            node.setVisible(false);
        });
    }

    List<Node> nodes() {
        return List.of(ring, label);
    }

    void raise(Optional<DecimatedSeries.Point> point, String words) {
        this.point = point;
        label.setText(words);
    }

    /// Below the point, where there is room; else above it.
    void layout(Plot plot) {
        boolean seen = point.filter(
                        at -> at.x() >= plot.x().low() && at.x() <= plot.x().high())
                .isPresent();
        nodes().forEach(node -> node.setVisible(seen));
        if (!seen) {
            return;
        }
        double x = plot.toX(point.get().x());
        double y = plot.toY(point.get().y());
        ring.getElements().clear();
        PlotHover.circle(ring, x, y, RADIUS);
        label.applyCss();
        double width = label.prefWidth(-1);
        double height = label.prefHeight(-1);
        double left = Math.clamp(x - width / 2, 62, Math.max(62, plot.getWidth() - width - 4));
        boolean below = y + GAP + height < plot.top() + plot.plotHeight();
        label.resizeRelocate(left, below ? y + GAP : y - GAP - height, width, height);
    }
}
