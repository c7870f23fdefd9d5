package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Layout;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/// The way of a wire from an output port to an input port: a curve to a block on the right; a line with round
/// corners back through the gap between two rows; an arch over the blocks that it passes.
record WireRoute(List<Point2D> corners, boolean curved) {
    private static final double OUT = 15;
    private static final double ROUND = 10;
    private static final double GAP = (Layout.ROW - Layout.HEIGHT) * 0.6;
    private static final double FAR = 80;
    private static final double LONG = 1.2 * Layout.COLUMN;
    private static final double LEVEL = 30;

    static WireRoute between(Point2D from, Point2D to) {
        double dx = to.getX() - from.getX();
        double dy = to.getY() - from.getY();
        double above = Layout.PORT + Layout.ROW - Layout.HEIGHT - GAP;
        double below = Layout.HEIGHT - Layout.PORT + GAP;
        if (dx > FAR && Math.abs(dy) < LEVEL) {
            return orthogonal(from, to, Math.min(from.getY(), to.getY()) - above);
        }
        if (dx >= 2 * OUT - 8) {
            return new WireRoute(List.of(from, to), true);
        }
        double lower = Math.max(from.getY(), to.getY());
        return orthogonal(from, to, Math.abs(dy) < Layout.HEIGHT ? lower + below : lower - above);
    }

    /// How many blocks a level line at `y` would cross.
    @FunctionalInterface
    interface Obstacles {
        long on(double y, double minX, double maxX);
    }

    /// As above, but a wire that leads far and to another level goes along one of the two, where fewer blocks are.
    static WireRoute between(Point2D from, Point2D to, Obstacles obstacles) {
        if (to.getX() - from.getX() < LONG || Math.abs(to.getY() - from.getY()) < LEVEL) {
            return between(from, to);
        }
        double first = from.getX() + OUT;
        double last = to.getX() - OUT;
        boolean early = obstacles.on(to.getY(), first, last) <= obstacles.on(from.getY(), first, last);
        double turn = early ? first : last;
        return new WireRoute(List.of(from, new Point2D(turn, from.getY()), new Point2D(turn, to.getY()), to), false);
    }

    private static WireRoute orthogonal(Point2D from, Point2D to, double lane) {
        double right = from.getX() + OUT;
        double left = to.getX() - OUT - 3;
        return new WireRoute(
                List.of(
                        from,
                        new Point2D(right, from.getY()),
                        new Point2D(right, lane),
                        new Point2D(left, lane),
                        new Point2D(left, to.getY()),
                        to),
                false);
    }

    List<PathElement> elements() {
        Point2D from = corners.getFirst();
        List<PathElement> elements = new ArrayList<>(List.of(new MoveTo(from.getX(), from.getY())));
        if (curved) {
            Point2D to = corners.getLast();
            double pull = pull();
            elements.add(new CubicCurveTo(
                    from.getX() + pull, from.getY(), to.getX() - pull, to.getY(), to.getX(), to.getY()));
            return elements;
        }
        for (int i = 1; i < corners.size() - 1; i++) {
            Point2D corner = corners.get(i);
            Point2D before = towards(corner, corners.get(i - 1));
            Point2D after = towards(corner, corners.get(i + 1));
            elements.add(new LineTo(before.getX(), before.getY()));
            elements.add(new QuadCurveTo(corner.getX(), corner.getY(), after.getX(), after.getY()));
        }
        elements.add(new LineTo(corners.getLast().getX(), corners.getLast().getY()));
        return elements;
    }

    /// Where a label sits: in the middle of the longest level piece.
    Point2D middle() {
        int at = longest();
        return corners.get(at).midpoint(corners.get(at + 1));
    }

    /// The straight piece of line that a label would lie on.
    double room() {
        int at = longest();
        return Math.abs(corners.get(at + 1).getX() - corners.get(at).getX());
    }

    private int longest() {
        int longest = 0;
        double length = -1;
        for (int i = 0; i + 1 < corners.size(); i++) {
            double piece = Math.abs(corners.get(i + 1).getX() - corners.get(i).getX());
            if (piece > length) {
                longest = i;
                length = piece;
            }
        }
        return longest;
    }

    double distance(Point2D point) {
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < corners.size(); i++) {
            nearest = Math.min(nearest, distance(point, corners.get(i - 1), corners.get(i)));
        }
        return nearest;
    }

    private static double distance(Point2D point, Point2D a, Point2D b) {
        Point2D along = b.subtract(a);
        double length = along.dotProduct(along);
        double share = length == 0 ? 0 : Math.clamp(point.subtract(a).dotProduct(along) / length, 0, 1);
        return point.distance(a.add(along.multiply(share)));
    }

    private double pull() {
        Point2D span = corners.getLast().subtract(corners.getFirst());
        return Math.max(12, Math.min(70, Math.abs(span.getX()) / 2));
    }

    /// A point on the way from `corner` to `neighbour`, where the rounding begins.
    private static Point2D towards(Point2D corner, Point2D neighbour) {
        double distance = corner.distance(neighbour);
        double share = distance == 0 ? 0 : Math.min(ROUND, distance / 2) / distance;
        return corner.interpolate(neighbour, share);
    }
}
