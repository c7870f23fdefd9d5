package dev.netloom.engine.data.augment;

/// Slants the image, as handwriting slants: upright lines lean by up to `maxDegrees` to either side, uniformly drawn;
/// rows stay rows, and the centre stays in its place.
public record Shear(double maxDegrees) implements GeometricRule {
    public Shear {
        RuleKind.SHEAR.require(maxDegrees);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.SHEAR;
    }

    @Override
    public double amount() {
        return maxDegrees;
    }

    @Override
    public void addTo(AffineMap map, Draws draws) {
        map.shear(Math.tan(Math.toRadians(draws.upTo(maxDegrees))));
    }
}
