package dev.netloom.engine.block;

import java.util.List;

/// One array that a block keeps: its name within the block, its shape, how it begins, and whether the optimiser
/// trains it (running statistics are kept but not trained).
///
/// @param name `weight`, `bias`, `running_mean` or `running_var`
/// @param dims convolution weights: output channels, input channels of a group, rows, columns; dense weights: outputs,
///             inputs, the inputs in channel, row, column order; else one length
/// @param mean mean of the initial values
/// @param deviation standard deviation of the initial values, 0 for constants
public record ParameterSpec(String name, List<Integer> dims, double mean, double deviation, boolean trained) {

    static ParameterSpec weight(double deviation, Integer... dims) {
        return new ParameterSpec("weight", List.of(dims), 0, deviation, true);
    }

    static ParameterSpec constant(String name, double value, boolean trained, int length) {
        return new ParameterSpec(name, List.of(length), value, 0, trained);
    }

    public int size() {
        return dims.stream().reduce(1, Math::multiplyExact);
    }
}
