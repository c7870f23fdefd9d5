package dev.netloom.engine.optim;

/// Stochastic gradient descent: w ← w − η · g.
final class Sgd extends ArrayOptimizer {
    Sgd(int count) {
        super(count, 0);
    }

    @Override
    void update(Piece piece, int length, StepSettings settings) {
        float[] weights = piece.weights();
        float[] gradients = piece.gradients();
        float rate = (float) settings.learningRate();
        float scale = (float) settings.gradientScale();
        float decay = (float) settings.weightDecay();
        for (int i = 0; i < length; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            weights[i] = weight - rate * gradient;
        }
    }
}
