package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// Gives every group of channels mean 0 and variance 1 within each image, then every channel a learned scale and shift:
/// y = weight · (x − μ) / √(σ² + epsilon) + bias, μ and σ² being those of the group's channels over all rows and
/// columns of the image. It does the same in training and after, whatever else is in the batch.
/// Source: Wu and He, 2018. With one group it is a layer normalisation (Ba, Kiros and Hinton, 2016), with as many as
/// channels an instance normalisation.
///
/// A [#window] is that of one place, as in the field: what is measured of the rest of the image does not count there.
///
/// @param groups equal parts into which the channels are divided, neighbours together
public record GroupNorm(
        @Setting(preset = "8", min = 1, max = 4096) int groups,
        @Setting(preset = "0.00001", min = 1e-8, max = 0.1) double epsilon)
        implements Normalization {
    public GroupNorm {
        BlockType.of(GroupNorm.class).require(groups, epsilon);
    }

    @Override
    public boolean standardizes() {
        return true;
    }

    @Override
    public Optional<Problem> problem(List<Shape> inputs) {
        int channels = inputs.getFirst().channels();
        int fitting = Math.min(groups, channels);
        while (channels % fitting != 0) {
            fitting--;
        }
        return fitting == groups
                ? Optional.empty()
                : Optional.of(Problem.of("group-norm.groups", groups, channels, fitting));
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int channels = inputs.getFirst().channels();
        return List.of(
                ParameterSpec.constant("weight", 1, true, channels), ParameterSpec.constant("bias", 0, true, channels));
    }
}
