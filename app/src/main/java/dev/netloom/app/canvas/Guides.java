package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Layout;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.shape.Line;

/// Keeps what is dragged in line: with the edges of its neighbours, where one is near, and else on the grid. The line
/// that it snapped to is shown. Blocks are equally large, so their corners say all.
final class Guides {
    static final double GRID = 10;
    /// Nearer than this, in pixels of the drawing, a block snaps to its neighbour's edge.
    private static final double NEAR = 6;
    /// Neighbours farther away draw nobody.
    private static final double FAR = 700;

    private static final double OVER = 14;

    private final BlockLayer blocks;
    private final Group overlay;
    private final Line column = line("guide-column");
    private final Line row = line("guide-row");

    Guides(BlockLayer blocks, Group overlay) {
        this.blocks = blocks;
        this.overlay = overlay;
    }

    private static Line line(String id) {
        Line line = new Line();
        line.setId(id);
        line.getStyleClass().add("guide");
        return line;
    }

    /// The corner near `corner` where a block belongs that is dragged with the blocks `dragged`.
    Point2D snap(Point2D corner, Set<String> dragged) {
        List<Point2D> neighbours = blocks.views().stream()
                .filter(view -> !dragged.contains(view.key()))
                .map(view -> new Point2D(view.getLayoutX(), view.getLayoutY()))
                .filter(other -> other.distance(corner) < FAR)
                .toList();
        Point2D snapped = new Point2D(
                nearest(corner.getX(), neighbours, Point2D::getX), nearest(corner.getY(), neighbours, Point2D::getY));
        show(snapped, neighbours);
        return snapped;
    }

    void end() {
        overlay.getChildren().removeAll(column, row);
    }

    private static double nearest(double value, Collection<Point2D> neighbours, ToDoubleFunction<Point2D> side) {
        double grid = Math.round(value / GRID) * GRID;
        return neighbours.stream()
                .mapToDouble(side)
                .filter(edge -> Math.abs(edge - value) <= NEAR)
                .boxed()
                .min((a, b) -> Double.compare(Math.abs(a - value), Math.abs(b - value)))
                .orElse(grid);
    }

    private void show(Point2D at, List<Point2D> neighbours) {
        end();
        neighbours.stream()
                .filter(other -> other.getX() == at.getX())
                .min((a, b) -> Double.compare(a.distance(at), b.distance(at)))
                .ifPresent(other -> draw(
                        column,
                        new Point2D(at.getX(), Math.min(at.getY(), other.getY()) - OVER),
                        new Point2D(at.getX(), Math.max(at.getY(), other.getY()) + Layout.HEIGHT + OVER)));
        neighbours.stream()
                .filter(other -> other.getY() == at.getY())
                .min((a, b) -> Double.compare(a.distance(at), b.distance(at)))
                .ifPresent(other -> draw(
                        row,
                        new Point2D(Math.min(at.getX(), other.getX()) - OVER, at.getY()),
                        new Point2D(Math.max(at.getX(), other.getX()) + Layout.WIDTH + OVER, at.getY())));
    }

    private void draw(Line line, Point2D from, Point2D to) {
        line.setStartX(from.getX());
        line.setStartY(from.getY());
        line.setEndX(to.getX());
        line.setEndY(to.getY());
        overlay.getChildren().add(line);
    }
}
