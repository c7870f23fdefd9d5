package dev.netloom.engine.optim;

/// AdaGrad (Duchi et al., 2011): h ← h + g², w ← w − η · g / (√h + ε), h from 0, ε = 10⁻¹⁰.
final class AdaGrad extends ArrayOptimizer {
    private static final float EPSILON = 1e-10f;

    private final float[] squares;

    AdaGrad(int count) {
        super(count);
        this.squares = new float[count];
    }

    @Override
    void update(float[] weights, float[] gradients, int from, int to, StepSettings settings) {
        float rate = (float) settings.learningRate();
        float scale = (float) settings.gradientScale();
        float decay = (float) settings.weightDecay();
        for (int i = from; i < to; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            float sum = squares[i] + gradient * gradient;
            squares[i] = sum;
            weights[i] = weight - rate * gradient / ((float) Math.sqrt(sum) + EPSILON);
        }
    }
}
