package dev.netloom.engine.data.augment;

/// Where the pixels of a changed image come from: (x, y) from (a x + b y + c, d x + e y + f). Both are in pixels from
/// the centre of the image, x to the right and y down.
///
/// Each verb changes the image after what was done to it before. As the map leads from the new image to the old one,
/// that means: the inverse of the change goes first. One map serves all images of a thread, for nothing shall be
/// allocated per image.
final class AffineMap {
    private double a;
    private double b;
    private double c;
    private double d;
    private double e;
    private double f;

    AffineMap() {
        reset();
    }

    /// Forgets all changes.
    void reset() {
        a = 1;
        b = 0;
        c = 0;
        d = 0;
        e = 1;
        f = 0;
    }

    /// Moves the image to the right and down, in pixels.
    void shift(double right, double down) {
        c -= a * right + b * down;
        f -= d * right + e * down;
    }

    /// Turns the image counterclockwise.
    void rotate(double radians) {
        double cosine = Math.cos(radians);
        double sine = Math.sin(radians);
        precede(cosine, -sine, sine, cosine);
    }

    /// Makes the image larger, where the factor is above 1.
    void scale(double factor) {
        precede(1 / factor, 0, 0, 1 / factor);
    }

    /// Moves every row to the right by `slope` times its distance below the centre.
    void shear(double slope) {
        precede(1, -slope, 0, 1);
    }

    /// Swaps left and right.
    void mirror() {
        precede(-1, 0, 0, 1);
    }

    private void precede(double p, double q, double r, double s) {
        double oldA = a;
        double oldD = d;
        a = oldA * p + b * r;
        b = oldA * q + b * s;
        d = oldD * p + e * r;
        e = oldD * q + e * s;
    }

    double sourceX(double x, double y) {
        return a * x + b * y + c;
    }

    double sourceY(double x, double y) {
        return d * x + e * y + f;
    }

    /// How far [#sourceX] moves for one pixel to the right.
    double stepX() {
        return a;
    }

    /// How far [#sourceY] moves for one pixel to the right.
    double stepY() {
        return d;
    }
}
