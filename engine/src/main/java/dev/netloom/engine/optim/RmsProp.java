package dev.netloom.engine.optim;

/// RMSprop (Tieleman and Hinton, 2012), as in PyTorch: h ← α · h + (1 − α) · g², w ← w − η · g / (√h + ε), h from 0,
/// α = 0.99, ε = 10⁻⁸, not centred and without momentum.
final class RmsProp extends ArrayOptimizer {
    private static final double ALPHA = 0.99;
    private static final float EPSILON = 1e-8f;

    RmsProp(int count) {
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
        float keep = (float) ALPHA;
        float take = (float) (1 - ALPHA);
        for (int i = 0; i < length; i++) {
            float weight = weights[i];
            float gradient = scale * gradients[i] + decay * weight;
            float mean = keep * squares[i] + take * gradient * gradient;
            squares[i] = mean;
            weights[i] = weight - rate * gradient / ((float) Math.sqrt(mean) + EPSILON);
        }
    }
}
