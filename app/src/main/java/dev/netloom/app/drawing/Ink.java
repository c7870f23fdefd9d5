package dev.netloom.app.drawing;

import java.util.List;

/// The pad's paper: how much ink every pixel holds, 0 to 1. A pen with a round tip leaves smooth edges.
final class Ink {
    /// Pixels along each side.
    static final int SIDE = 280;

    private final float[] values = new float[SIDE * SIDE];

    static Ink of(List<Stroke> strokes) {
        Ink ink = new Ink();
        strokes.forEach(ink::draw);
        return ink;
    }

    /// Row after row; who takes them must not write to them.
    float[] values() {
        return values;
    }

    boolean isEmpty() {
        for (float value : values) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }

    private void draw(Stroke stroke) {
        List<Stroke.Point> points = stroke.points();
        Stroke.Point last = points.getFirst();
        for (Stroke.Point point : points) {
            line(last, point, stroke.width(), stroke.erases());
            last = point;
        }
    }

    /// Moves the pen from one point to another: where its edge crosses a pixel, that takes ink by
    /// its share.
    void line(Stroke.Point from, Stroke.Point to, double width, boolean erases) {
        double radius = width / 2;
        int left = Math.clamp((long) (Math.min(from.x(), to.x()) - radius - 1), 0, SIDE);
        int right = Math.clamp((long) (Math.max(from.x(), to.x()) + radius + 2), 0, SIDE);
        int top = Math.clamp((long) (Math.min(from.y(), to.y()) - radius - 1), 0, SIDE);
        int bottom = Math.clamp((long) (Math.max(from.y(), to.y()) + radius + 2), 0, SIDE);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                float covered = (float) Math.clamp(radius + 0.5 - distance(x + 0.5, y + 0.5, from, to), 0, 1);
                int at = y * SIDE + x;
                values[at] = erases ? Math.min(values[at], 1 - covered) : Math.max(values[at], covered);
            }
        }
    }

    private static double distance(double x, double y, Stroke.Point from, Stroke.Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp(((x - from.x()) * dx + (y - from.y()) * dy) / length, 0, 1);
        return Math.hypot(x - from.x() - along * dx, y - from.y() - along * dy);
    }
}
