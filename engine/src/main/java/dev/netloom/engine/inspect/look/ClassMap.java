package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Shape;

/// Where in the image a convolution found what speaks for a class, by Grad-CAM (Selvaraju et al.,
/// 2017):
///
/// L[i, j] = max(0, Σ_k α[k] · A[k, i, j]), α[k] = mean over i, j of ∂score/∂A[k, i, j]
///
/// with A the maps of the convolution, after its normalisation and activation.
///
/// @param conv the convolution
/// @param site the block that puts out A
/// @param values L, at least 0, row by row; nobody writes to it
public record ClassMap(String conv, String site, int height, int width, float[] values) {
    /// @param maps A, in row, column, channel order
    /// @param gradients ∂score/∂A, in the same order
    static ClassMap of(String conv, String site, Shape shape, float[] maps, float[] gradients) {
        int channels = shape.channels();
        int places = shape.height() * shape.width();
        double[] alpha = new double[channels];
        for (int i = 0; i < gradients.length; i++) {
            alpha[i % channels] += gradients[i] / (double) places;
        }
        float[] values = new float[places];
        for (int place = 0; place < places; place++) {
            double sum = 0;
            for (int k = 0; k < channels; k++) {
                sum += alpha[k] * maps[place * channels + k];
            }
            values[place] = (float) Math.max(0, sum);
        }
        return new ClassMap(conv, site, shape.height(), shape.width(), values);
    }

    public float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /// Laid over an image of `rows` × `columns`, with straight lines between the middles of its cells.
    public float[] upsampled(int rows, int columns) {
        float[] large = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            double y = Math.clamp((row + 0.5) * height / rows - 0.5, 0, height - 1);
            for (int column = 0; column < columns; column++) {
                double x = Math.clamp((column + 0.5) * width / columns - 0.5, 0, width - 1);
                large[row * columns + column] = between(y, x);
            }
        }
        return large;
    }

    private float between(double y, double x) {
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(top + 1, height - 1);
        int right = Math.min(left + 1, width - 1);
        double above = values[top * width + left] * (1 - x + left) + values[top * width + right] * (x - left);
        double below = values[bottom * width + left] * (1 - x + left) + values[bottom * width + right] * (x - left);
        return (float) (above * (1 - y + top) + below * (y - top));
    }
}
