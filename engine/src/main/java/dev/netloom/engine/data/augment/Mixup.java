package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;

/// Puts one image over another, as if both were half transparent: λ x + (1 − λ) x', with λ from Beta(α, α), and labels
/// in the shares λ and 1 − λ. Source: Zhang, Cisse, Dauphin and Lopez-Paz, *mixup: Beyond Empirical Risk
/// Minimization*, 2018.
///
/// @param alpha α; 0 mixes nothing, 1 makes all shares equally likely, more prefers halves
public record Mixup(double alpha) implements MixRule {
    public Mixup {
        RuleKind.MIXUP.require(alpha);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.MIXUP;
    }

    @Override
    public double amount() {
        return alpha;
    }

    @Override
    public float mix(float[] images, int offset, float[] others, int other, Shape shape, Draws draws) {
        float share = (float) draws.beta(alpha);
        for (int i = 0; i < shape.size(); i++) {
            images[offset + i] = share * images[offset + i] + (1 - share) * others[other + i];
        }
        return share;
    }
}
