package dev.netloom.engine.optim;

/// Nesterov's accelerated gradient (Sutskever et al., 2013), in PyTorch's form: v ← μ · v + g, w ← w − η · (g + μ · v).
final class Nesterov extends ArrayOptimizer {
    private final float[] velocity;

    Nesterov(int count) {
        super(count);
        this.velocity = new float[count];
    }

    @Override
    void update(float[] weights, float[] gradients, int from, int to, StepSettings settings) {
        float rate = (float) settings.learningRate();
        float scale = (float) settings.gradientScale();
        float decay = (float) settings.weightDecay();
        float momentum = (float) settings.momentum();
        for (int i = from; i < to; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            float moved = momentum * velocity[i] + gradient;
            velocity[i] = moved;
            weights[i] = weight - rate * (gradient + momentum * moved);
        }
    }
}
