package dev.netloom.engine.data.augment;

/// One kind of random change, and how far it goes at most. Records validate themselves against their [RuleKind].
public sealed interface Rule permits GeometricRule, Elastic, PixelRule, MixRule {
    RuleKind kind();

    /// The one number of the rule, within the range of its kind and in its unit.
    double amount();

    /// As in `shift:2`, which [RuleKind#parse] reads.
    default String text() {
        double amount = amount();
        return kind().key() + ":" + (amount == (int) amount ? Integer.toString((int) amount) : Double.toString(amount));
    }
}
