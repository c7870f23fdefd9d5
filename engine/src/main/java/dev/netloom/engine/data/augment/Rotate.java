package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;

/// Turns the image about its centre by up to `maxDegrees` to either side, uniformly drawn.
public record Rotate(double maxDegrees) implements GeometricRule {
    public Rotate {
        RuleKind.ROTATE.require(maxDegrees);
    }

    /// Turns an image about its centre, in its place, as the rule would; around it everything is 0.
    ///
    /// @param image in row, column, channel order
    /// @param degrees counterclockwise
    public static void turn(float[] image, Shape shape, double degrees) {
        AffineMap map = new AffineMap();
        map.rotate(Math.toRadians(degrees));
        new Resampler(shape).redraw(map, image, 0);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.ROTATE;
    }

    @Override
    public double amount() {
        return maxDegrees;
    }

    @Override
    public void addTo(AffineMap map, Draws draws) {
        map.rotate(Math.toRadians(draws.upTo(maxDegrees)));
    }
}
