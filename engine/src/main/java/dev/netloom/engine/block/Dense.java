package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// Connects every input value with every one of its `units`: y = W·x + b, W being units × inputs.
///
/// @param deviation standard deviation of the weights at the start, where the initialisation is FIXED
public record Dense(
        @Setting(preset = "50", min = 1, max = 65536) int units,
        @Setting(preset = "true") boolean bias,
        @Setting(preset = "he") Initialization initialization,
        @Setting(preset = "0.01", min = 0, max = 10) double deviation)
        implements Weighted {
    public Dense {
        BlockType.of(Dense.class).require(units, bias, initialization, deviation);
    }

    public static Dense of(int units) {
        return new Dense(units, true, Initialization.HE, 0.01);
    }

    @Override
    public Block withOutputs(int outputs) {
        return BlockType.of(this).with(this, "units", outputs);
    }

    @Override
    public Optional<Problem> problem(List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return input.isVector() ? Optional.empty() : Optional.of(Problem.of("dense.not-flat", input));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.vector(units);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int length = inputs.getFirst().size();
        ParameterSpec weight = ParameterSpec.weight(initialization.deviation(length, units, deviation), units, length);
        return bias ? List.of(weight, ParameterSpec.constant("bias", 0, true, units)) : List.of(weight);
    }

    @Override
    public long multiplyAdds(List<Shape> inputs) {
        return (long) inputs.getFirst().size() * units;
    }
}
