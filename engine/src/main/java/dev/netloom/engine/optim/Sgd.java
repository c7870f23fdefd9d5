package dev.netloom.engine.optim;

/// Stochastic gradient descent: w ← w − η · g.
final class Sgd extends ArrayOptimizer {
    private final float decay;

    Sgd(int count, double weightDecay) {
        super(count);
        this.decay = (float) weightDecay;
    }

    @Override
    void update(float[] weights, float[] gradients, double learningRate, double gradientScale) {
        float rate = (float) learningRate;
        float scale = (float) gradientScale;
        for (int i = 0; i < weights.length; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            weights[i] = weight - rate * gradient;
        }
    }
}
