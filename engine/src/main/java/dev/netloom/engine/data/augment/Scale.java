package dev.netloom.engine.data.augment;

/// Makes the image larger or smaller about its centre, by a factor from 1 - `range` to 1 + `range`, uniformly drawn,
/// the same for both axes.
public record Scale(double range) implements GeometricRule {
    public Scale {
        RuleKind.SCALE.require(range);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.SCALE;
    }

    @Override
    public double amount() {
        return range;
    }

    @Override
    public void addTo(AffineMap map, Draws draws) {
        map.scale(1 + draws.upTo(range));
    }
}
