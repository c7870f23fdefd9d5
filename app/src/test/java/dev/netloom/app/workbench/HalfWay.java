package dev.netloom.app.workbench;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/// The point half way along a wire, where a hand would take it.
final class HalfWay {
    private HalfWay() {}

    static Point2D of(Path line) {
        return halfWay(line.getElements().stream().map(HalfWay::end).toList());
    }

    private static Point2D end(PathElement element) {
        return switch (element) {
            case MoveTo move -> new Point2D(move.getX(), move.getY());
            case LineTo line -> new Point2D(line.getX(), line.getY());
            case QuadCurveTo curve -> new Point2D(curve.getX(), curve.getY());
            case CubicCurveTo curve -> new Point2D(curve.getX(), curve.getY());
            default -> throw new AssertionError("a wire of " + element);
        };
    }

    private static Point2D halfWay(List<Point2D> points) {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += points.get(i).distance(points.get(i - 1));
        }
        double left = length / 2;
        for (int i = 1; i < points.size(); i++) {
            double piece = points.get(i).distance(points.get(i - 1));
            if (piece >= left) {
                return points.get(i - 1).interpolate(points.get(i), left / piece);
            }
            left -= piece;
        }
        return points.getLast();
    }
}
