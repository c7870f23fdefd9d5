package dev.netloom.engine.optim;

/// Stochastic gradient descent with momentum: v ← μ · v + g, w ← w − η · v.
final class Momentum extends ArrayOptimizer {
    private final float[] velocity;
    private final float decay;
    private final float momentum;

    Momentum(int count, double weightDecay, double momentum) {
        super(count);
        this.velocity = new float[count];
        this.decay = (float) weightDecay;
        this.momentum = (float) momentum;
    }

    @Override
    void update(float[] weights, float[] gradients, int from, int to, float rate, float scale) {
        for (int i = from; i < to; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            float moved = momentum * velocity[i] + gradient;
            velocity[i] = moved;
            weights[i] = weight - rate * moved;
        }
    }
}
