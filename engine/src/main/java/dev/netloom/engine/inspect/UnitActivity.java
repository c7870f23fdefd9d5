package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.inspect.GradientFlow.Activity;

/// Which units of an activation still answer.
final class UnitActivity {
    /// A sigmoid counts as saturated within this of 0 or 1, a tanh within twice this of −1 or 1: a twentieth of the
    /// range at each end, where the slope is below a fifth of its largest value.
    static final double END = 0.05;

    private UnitActivity() {}

    /// @param values of a batch, in image, row, column, channel order
    static Activity of(Block block, Shape shape, float[] values) {
        return block instanceof Activation activation ? of(activation, shape, values) : Activity.NONE;
    }

    private static Activity of(Activation activation, Shape shape, float[] values) {
        return switch (activation) {
            case Relu relu -> relu(shape, values);
            case Sigmoid sigmoid -> saturated(values, 0.5, 0.5 - END);
            case Tanh tanh -> saturated(values, 0, 1 - 2 * END);
            case LeakyRelu _, Gelu _, Silu _ -> Activity.NONE;
        };
    }

    private static Activity saturated(float[] values, double middle, double reach) {
        long saturated = 0;
        for (float value : values) {
            saturated += Math.abs(value - middle) > reach ? 1 : 0;
        }
        return new Activity(Double.NaN, Double.NaN, Double.NaN, (double) saturated / values.length);
    }

    private static Activity relu(Shape shape, float[] values) {
        boolean[] alive = new boolean[shape.size()];
        boolean[] answering = new boolean[shape.channels()];
        long zeros = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                alive[i % alive.length] = true;
                answering[i % answering.length] = true;
            } else {
                zeros++;
            }
        }
        return new Activity((double) zeros / values.length, falseShare(alive), falseShare(answering), Double.NaN);
    }

    private static double falseShare(boolean[] flags) {
        int none = 0;
        for (boolean flag : flags) {
            none += flag ? 0 : 1;
        }
        return (double) none / flags.length;
    }
}
