package dev.netloom.engine.block;

import java.util.List;

/// Gives every channel mean 0 and variance 1 over the batch, then a learned scale and shift:
/// y = weight · (x − μ) / √(σ² + epsilon) + bias. After training, running means of μ and σ² stand in for the
/// batch's. Source: Ioffe and Szegedy, 2015; running statistics as in PyTorch.
///
/// @param momentum share of each batch in the running statistics
public record BatchNorm(
        @Setting(preset = "0.1", min = 0, max = 1) double momentum,
        @Setting(preset = "0.00001", min = 1e-8, max = 0.1) double epsilon)
        implements Normalization {
    public BatchNorm {
        BlockType.of(BatchNorm.class).require(momentum, epsilon);
    }

    @Override
    public boolean standardizes() {
        return true;
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int channels = inputs.getFirst().channels();
        return List.of(
                ParameterSpec.constant("weight", 1, true, channels),
                ParameterSpec.constant("bias", 0, true, channels),
                ParameterSpec.constant("running_mean", 0, false, channels),
                ParameterSpec.constant("running_var", 1, false, channels));
    }
}
