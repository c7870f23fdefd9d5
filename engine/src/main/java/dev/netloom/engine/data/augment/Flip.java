package dev.netloom.engine.data.augment;

/// Mirrors left and right with this probability. For photographs; digits and letters are no longer what they were.
public record Flip(double probability) implements GeometricRule {
    public Flip {
        RuleKind.FLIP.require(probability);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.FLIP;
    }

    @Override
    public double amount() {
        return probability;
    }

    @Override
    public void addTo(AffineMap map, Draws draws) {
        if (draws.uniform() < probability) {
            map.mirror();
        }
    }
}
