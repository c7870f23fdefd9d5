package dev.netloom.engine.optim;

/// Stochastic gradient descent: w ← w − η · g.
final class Sgd extends ArrayOptimizer {
    private final float decay;

    Sgd(int count, double weightDecay) {
        super(count);
        this.decay = (float) weightDecay;
    }

    @Override
    void update(float[] weights, float[] gradients, int from, int to, float rate, float scale) {
        for (int i = from; i < to; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            weights[i] = weight - rate * gradient;
        }
    }
}
