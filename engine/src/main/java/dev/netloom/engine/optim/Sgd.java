package dev.netloom.engine.optim;

/// Stochastic gradient descent: w ← w − η · g.
final class Sgd extends ArrayOptimizer {
    Sgd(int count) {
        super(count);
    }

    @Override
    void update(float[] weights, float[] gradients, int from, int to, StepSettings settings) {
        float rate = (float) settings.learningRate();
        float scale = (float) settings.gradientScale();
        float decay = (float) settings.weightDecay();
        for (int i = from; i < to; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            weights[i] = weight - rate * gradient;
        }
    }
}
