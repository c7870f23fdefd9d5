package dev.netloom.engine.kernel;

import java.util.Arrays;

/// What batch normalisation measures over a whole batch, whose parts are each on a thread of their own, and what
/// follows from it for the gradient.
///
/// Each part sums the distances of its values from the mean of its first image, and their squares; those of several
/// parts are put together as in Chan, Golub and LeVeque, *Updating Formulae and a Pairwise Algorithm for Computing
/// Sample Variances*, 1979: M₂ = Σ M₂ₖ + Σ nₖ · (μₖ − μ)².
public final class BatchStatistics {
    private static final int PIECE = 512; // values: a few pieces stay in the nearest cache
    private static final int FOLD = 64; // pieces that are summed in float32 before they go into float64

    private final BatchPart part;
    private final int layer;
    private final Tensor input;
    private final Tensor mean;
    private final Tensor variance;
    private final int channels;
    private final float[] values;
    private final float[] gradient;
    private final float[] centre;
    private final float[] sum;
    private final float[] squares;
    private final double[] sums;
    private final double[] sumsOfSquares;
    private final double[] moments;
    private final double[] gradientSums;
    private double count;

    /// @param layer its place in the network
    /// @param input the part's values, NHWC or images × features
    /// @param mean of each channel over the whole batch, written by [#measure]
    /// @param variance likewise, divided by the count
    public BatchStatistics(BatchPart part, int layer, Tensor input, Tensor mean, Tensor variance) {
        this.part = part;
        this.layer = layer;
        this.input = input;
        this.mean = mean;
        this.variance = variance;
        this.channels = input.dim(1);
        int piece = Math.max(1, PIECE / channels) * channels;
        this.values = new float[piece];
        this.gradient = new float[piece];
        this.centre = new float[piece];
        this.sum = new float[piece];
        this.squares = new float[piece];
        this.sums = new double[channels];
        this.sumsOfSquares = new double[channels];
        this.moments = new double[2 * channels + 1];
        this.gradientSums = new double[2 * channels];
    }

    /// Measures the whole batch: all parts come here, and go on when all have.
    ///
    /// @return values of each channel
    public double measure() {
        long image = input.size() / input.dim(0);
        Arrays.fill(centre, 0);
        add(image);
        for (int i = 0; i < centre.length; i++) {
            centre[i] = (float) (sums[i % channels] * channels / image);
        }
        add(input.size());
        double own = (double) input.size() / channels;
        moments[0] = own;
        for (int c = 0; c < channels; c++) {
            double distance = sums[c] / own;
            moments[1 + c] = centre[c] + distance;
            moments[1 + channels + c] = Math.max(0, sumsOfSquares[c] - distance * sums[c]);
        }
        combine(part.gather(2 * layer, moments));
        return count;
    }

    private void combine(double[][] all) {
        count = 0;
        for (double[] one : all) {
            count += one[0];
        }
        for (int c = 0; c < channels; c++) {
            double average = 0;
            for (double[] one : all) {
                average += one[0] / count * one[1 + c];
            }
            double distances = 0;
            for (double[] one : all) {
                double distance = one[1 + c] - average;
                distances += one[1 + channels + c] + one[0] * distance * distance;
            }
            mean.set(c, (float) average);
            variance.set(c, (float) (distances / count));
        }
    }

    /// Sums the first `end` values, less [#centre], and their squares, channel by channel.
    private void add(long end) {
        Arrays.fill(sums, 0);
        Arrays.fill(sumsOfSquares, 0);
        int pieces = 0;
        for (long at = 0; at < end; at += values.length) {
            int length = (int) Math.min(values.length, end - at);
            input.take(at, values, length);
            addPiece(values, centre, sum, squares, length);
            if (++pieces % FOLD == 0) {
                fold();
            }
        }
        fold();
    }

    private static void addPiece(float[] values, float[] centre, float[] sum, float[] squares, int length) {
        for (int i = 0; i < length; i++) {
            float distance = values[i] - centre[i];
            sum[i] += distance;
            squares[i] += distance * distance;
        }
    }

    private void fold() {
        for (int first = 0; first < sum.length; first += channels) {
            for (int c = 0; c < channels; c++) {
                sums[c] += sum[first + c];
                sumsOfSquares[c] += squares[first + c];
            }
        }
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
    }

    /// Adds to the gradient of the input what mean and variance change in it: all parts come here, and go on when all
    /// have. With r = 1 / √(σ² + ε) and means over the whole batch,
    /// dx ← dx − weight · r · (mean(dy) + (x − μ) · r · mean(dy · x̂)).
    ///
    /// @param scaleGradient Σ dy · x̂ of this part; likewise `shiftGradient`, Σ dy
    public void correct(
            Tensor inputGradient, Tensor scale, Tensor scaleGradient, Tensor shiftGradient, double epsilon) {
        for (int c = 0; c < channels; c++) {
            gradientSums[c] = shiftGradient.get(c);
            gradientSums[channels + c] = scaleGradient.get(c);
        }
        double[][] all = part.gather(2 * layer + 1, gradientSums);
        for (int c = 0; c < channels; c++) {
            double gradients = 0;
            double products = 0;
            for (double[] one : all) {
                gradients += one[c];
                products += one[channels + c];
            }
            double r = 1 / Math.sqrt(variance.get(c) + epsilon);
            centre[c] = mean.get(c);
            sum[c] = (float) (-scale.get(c) * r * gradients / count);
            squares[c] = (float) (-scale.get(c) * r * r * products / count);
        }
        repeat(centre);
        repeat(sum);
        repeat(squares);
        for (long at = 0; at < input.size(); at += values.length) {
            int length = (int) Math.min(values.length, input.size() - at);
            input.take(at, values, length);
            inputGradient.take(at, gradient, length);
            correctPiece(gradient, values, centre, sum, squares, length);
            inputGradient.put(at, gradient, 0, length);
        }
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
    }

    private void repeat(float[] perChannel) {
        for (int first = channels; first < perChannel.length; first += channels) {
            System.arraycopy(perChannel, 0, perChannel, first, channels);
        }
    }

    /// In two loops: Java's compiler makes vectors of loops over few arrays only.
    private static void correctPiece(
            float[] gradient, float[] values, float[] centre, float[] summand, float[] factor, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = (values[i] - centre[i]) * factor[i];
        }
        for (int i = 0; i < length; i++) {
            gradient[i] += values[i] + summand[i];
        }
    }
}
