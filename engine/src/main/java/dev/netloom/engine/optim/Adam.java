package dev.netloom.engine.optim;

import java.util.List;

/// Adam (Kingma and Ba, 2015), as in PyTorch: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
/// w ← w − η · m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ), t the step from 1; usually
/// β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
///
/// AdamW (Loshchilov and Hutter, 2019) takes λ · w out of g, and shrinks the weights by it instead, before they move:
/// w ← w − η · λ · w.
///
/// ND4J's own update adds ε before the correction of v, which is another trajectory.
final class Adam extends ArrayOptimizer {
    private final AdamSettings adam;
    private final boolean decoupled;
    private float meanRate;
    private float correction;
    private float shrink;

    /// @param decoupled true for AdamW
    Adam(int count, AdamSettings adam, boolean decoupled) {
        this(count, adam, decoupled, List.of(new ValueRange(0, count)));
    }

    /// @param ranges of the parameters, which alone it moves
    Adam(int count, AdamSettings adam, boolean decoupled, List<ValueRange> ranges) {
        super(count, 2, ranges);
        this.adam = adam;
        this.decoupled = decoupled;
    }

    @Override
    void begin(StepSettings settings) {
        meanRate = (float) (settings.learningRate() / (1 - Math.pow(adam.beta1(), steps())));
        correction = (float) (1 / Math.sqrt(1 - Math.pow(adam.beta2(), steps())));
        shrink = decoupled ? (float) (settings.learningRate() * settings.weightDecay()) : 0;
    }

    @Override
    void update(Piece piece, int length, StepSettings settings) {
        float[] weights = piece.weights();
        float[] gradients = piece.gradients();
        float[] mean = piece.states()[0];
        float[] square = piece.states()[1];
        float scale = (float) settings.gradientScale();
        float decay = decoupled ? 0 : (float) settings.weightDecay();
        float corrected = correction;
        float corrects = meanRate;
        float shrinks = shrink;
        float keepMean = (float) adam.beta1();
        float keepSquare = (float) adam.beta2();
        float newMean = (float) (1 - adam.beta1());
        float newSquare = (float) (1 - adam.beta2());
        float epsilon = (float) adam.epsilon();
        for (int i = 0; i < length; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            float m = keepMean * mean[i] + newMean * gradient;
            float v = keepSquare * square[i] + newSquare * gradient * gradient;
            mean[i] = m;
            square[i] = v;
            float move = corrects * m / ((float) Math.sqrt(v) * corrected + epsilon);
            weights[i] = weight - shrinks * weight - move;
        }
    }
}
