package dev.netloom.engine.optim;

/// AdaGrad (Duchi et al., 2011): h ← h + g², w ← w − η · g / (√h + ε), h from 0, ε = 10⁻¹⁰.
final class AdaGrad extends ArrayOptimizer {
    private static final float EPSILON = 1e-10f;

    AdaGrad(int count) {
        super(count, 1);
    }

    @Override
    void update(Piece piece, int length, StepSettings settings) {
        float[] weights = piece.weights();
        float[] gradients = piece.gradients();
        float[] squares = piece.states()[0];
        float rate = (float) settings.learningRate();
        float scale = (float) settings.gradientScale();
        float decay = (float) settings.weightDecay();
        for (int i = 0; i < length; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            float sum = squares[i] + gradient * gradient;
            squares[i] = sum;
            weights[i] = weight - rate * gradient / ((float) Math.sqrt(sum) + EPSILON);
        }
    }
}
