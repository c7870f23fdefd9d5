package dev.netloom.engine.data.augment;

/// Turns the image about its centre by up to `maxDegrees` to either side, uniformly drawn.
public record Rotate(double maxDegrees) implements GeometricRule {
    public Rotate {
        RuleKind.ROTATE.require(maxDegrees);
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
