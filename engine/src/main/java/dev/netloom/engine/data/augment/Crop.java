package dev.netloom.engine.data.augment;

/// Pads every side with `padding` pixels of 0 and cuts an image of the old size out at a random place: a shift by whole
/// pixels, from -`padding` to `padding` on each axis, all equally likely.
public record Crop(int padding) implements GeometricRule {
    public Crop {
        RuleKind.CROP.require(padding);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.CROP;
    }

    @Override
    public double amount() {
        return padding;
    }

    @Override
    public void addTo(AffineMap map, Draws draws) {
        map.shift(draws.below(2 * padding + 1) - padding, draws.below(2 * padding + 1) - padding);
    }
}
