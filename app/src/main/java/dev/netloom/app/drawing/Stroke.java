package dev.netloom.app.drawing;

import java.util.List;

/// One movement of the pen, or of the eraser, in pixels of the pad.
///
/// @param points that it goes through, at least one
/// @param width of the pen, in pixels
record Stroke(List<Point> points, double width, boolean erases) {
    record Point(double x, double y) {}

    Stroke {
        points = List.copyOf(points);
    }
}
