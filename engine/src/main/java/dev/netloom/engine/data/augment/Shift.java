package dev.netloom.engine.data.augment;

/// Moves the image right or left and down or up, each by up to `maxPixels`, uniformly drawn, fractions included. What
/// comes in at the border is 0. [Crop] moves by whole pixels, and so blurs nothing.
public record Shift(double maxPixels) implements GeometricRule {
    public Shift {
        RuleKind.SHIFT.require(maxPixels);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.SHIFT;
    }

    @Override
    public double amount() {
        return maxPixels;
    }

    @Override
    public void addTo(AffineMap map, Draws draws) {
        map.shift(draws.upTo(maxPixels), draws.upTo(maxPixels));
    }
}
