package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Shape;
import java.util.List;
import java.util.Optional;

/// How well a gradient comes through a network, layer by layer, for one batch.
///
/// @param step that was measured, from 1; 0 for a network before its first
/// @param images of the batch that were taken through
/// @param loss mean cross entropy of the batch in training mode
/// @param layers in the order of the network, the input among them, the output not
public record GradientFlow(long step, int images, double loss, List<Layer> layers) {
    public GradientFlow {
        layers = List.copyOf(layers);
    }

    public Optional<Layer> layer(String node) {
        return layers.stream().filter(layer -> layer.node().equals(node)).findFirst();
    }

    /// The measures of one block; NaN where one makes no sense.
    ///
    /// @param gradient of the loss with respect to what the block puts out, for the whole batch
    /// @param gradientMean of the same, over batch, channels, rows and columns
    /// @param weights of its `weight` array, if it has one
    /// @param mean of what it puts out, over batch, channels, rows and columns
    /// @param spread standard deviation of the same
    /// @param activity of a ReLU, a sigmoid or a tanh
    public record Layer(
            String node,
            Block block,
            Shape shape,
            Norm gradient,
            double gradientMean,
            Optional<WeightFlow> weights,
            double mean,
            double spread,
            Activity activity) {
        /// Standard deviation of the gradient.
        public double gradientSpread() {
            return Math.sqrt(Math.max(0, gradient.rms() * gradient.rms() - gradientMean * gradientMean));
        }
    }

    /// @param l2 √(Σ v²)
    /// @param rms √(Σ v² / n): of one value, so that large and small layers compare
    public record Norm(double l2, double rms) {
        static Norm of(float[] values) {
            double squares = 0;
            for (float value : values) {
                squares += (double) value * value;
            }
            return new Norm(Math.sqrt(squares), Math.sqrt(squares / values.length));
        }
    }

    /// @param gradient of the loss with respect to all trained parameters of the block, biases too
    /// @param norm ‖w‖ before the step
    /// @param update ‖w′ − w‖, what the step changed; NaN where none was taken
    public record WeightFlow(Norm gradient, double norm, double update) {
        /// ‖w′ − w‖ / ‖w‖; NaN where no step was taken or the weights are all 0.
        public double ratio() {
            return norm > 0 ? update / norm : Double.NaN;
        }
    }

    /// Shares from 0 to 1; NaN where they make no sense.
    ///
    /// @param zeros of all values of a ReLU
    /// @param deadUnits places of a ReLU's maps (or values of its vector) that were positive for no image
    /// @param deadChannels maps of a ReLU that were positive nowhere, for no image
    /// @param saturated values of a sigmoid or tanh near the end of their range, where it hardly has a slope
    public record Activity(double zeros, double deadUnits, double deadChannels, double saturated) {
        static final Activity NONE = new Activity(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
