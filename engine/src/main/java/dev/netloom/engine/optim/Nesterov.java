package dev.netloom.engine.optim;

/// Nesterov's accelerated gradient (Sutskever et al., 2013), in PyTorch's form: v ← μ · v + g, w ← w − η · (g + μ · v).
final class Nesterov extends ArrayOptimizer {
    Nesterov(int count) {
        super(count, 1);
    }

    @Override
    void update(Piece piece, int length, StepSettings settings) {
        float[] weights = piece.weights();
        float[] gradients = piece.gradients();
        float[] velocity = piece.states()[0];
        float rate = (float) settings.learningRate();
        float scale = (float) settings.gradientScale();
        float decay = (float) settings.weightDecay();
        float momentum = (float) settings.momentum();
        for (int i = 0; i < length; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            float moved = momentum * velocity[i] + gradient;
            velocity[i] = moved;
            weights[i] = weight - rate * (gradient + momentum * moved);
        }
    }
}
