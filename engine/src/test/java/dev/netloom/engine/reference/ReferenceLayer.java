package dev.netloom.engine.reference;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.block.Tanh;
import java.util.List;
import java.util.Map;

/// What one block does to numbers, forward and backward. A layer is used once: forward, then backward.
public interface ReferenceLayer {
    /// Gradients of the loss by the layer's inputs, in the order of the wires, and by its trained parameters.
    record Gradients(List<double[]> inputs, Map<String, double[]> parameters) {
        static Gradients of(double[] input) {
            return new Gradients(List.of(input), Map.of());
        }
    }

    /// How a layer is run.
    ///
    /// @param mask for a dropout in training: 1 where a value is kept, 0 where it is silenced; null elsewhere
    record Mode(boolean training, double[] mask) {
        public static final Mode EVALUATION = new Mode(false, null);
        public static final Mode TRAINING = new Mode(true, null);

        public static Mode training(double[] mask) {
            return new Mode(true, mask);
        }
    }

    double[] forward(List<double[]> inputs, int batch);

    Gradients backward(double[] outputGradient);

    /// The parameters that forward changes: running statistics, as they are afterwards.
    default Map<String, double[]> kept() {
        return Map.of();
    }

    /// How many times larger than itself the rounding of an input shows in the output, after forward: more than 1 where
    /// a layer divides by what it measures.
    default double condition() {
        return 1;
    }

    /// @param inputs shapes of the inputs
    /// @param parameters by their names within the block: `weight`, `bias`, `running_mean`, `running_var`
    static ReferenceLayer of(Block block, List<Shape> inputs, Map<String, double[]> parameters, Mode mode) {
        return switch (block) {
            case Input input -> new Copy();
            case Conv conv -> new ReferenceConv(conv, inputs.getFirst(), parameters);
            case Pool pool -> new ReferencePool(pool, inputs.getFirst());
            case Dense dense -> new ReferenceDense(dense, inputs.getFirst(), parameters);
            case Relu relu -> ReferenceActivation.relu(0);
            case LeakyRelu relu -> ReferenceActivation.relu(relu.slope());
            case Sigmoid sigmoid -> ReferenceActivation.sigmoid();
            case Tanh tanh -> ReferenceActivation.tanh();
            case Gelu gelu -> ReferenceActivation.gelu();
            case Silu silu -> ReferenceActivation.silu();
            case Dropout dropout -> new ReferenceDropout(dropout, mode);
            case BatchNorm norm -> new ReferenceBatchNorm(norm, inputs.getFirst(), parameters, mode);
            case GroupNorm norm -> new ReferenceGroupNorm(norm, inputs.getFirst(), parameters);
            case LocalResponseNorm norm -> new ReferenceLocalResponseNorm(norm, inputs.getFirst());
            case Flatten flatten -> new Copy();
            case GlobalAveragePool pool -> new ReferenceGlobalAveragePool(inputs.getFirst());
            case GlobalMaxPool pool -> new ReferenceGlobalMaxPool(inputs.getFirst());
            case Add add -> new ReferenceAdd();
            case Concat concat -> new ReferenceConcat(inputs);
            case Output output -> new Copy();
        };
    }

    /// Passes values on as they are: in NCHW order, an image and its flattened vector are the same numbers.
    final class Copy implements ReferenceLayer {
        @Override
        public double[] forward(List<double[]> inputs, int batch) {
            return inputs.getFirst().clone();
        }

        @Override
        public Gradients backward(double[] outputGradient) {
            return Gradients.of(outputGradient.clone());
        }
    }
}
