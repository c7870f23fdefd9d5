package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// Takes the largest or the mean value of each `kernel` × `kernel` window, channel by channel. The padding never
/// wins a maximum, and counts as zeros in a mean, as in PyTorch.
public record Pool(
        @Setting(preset = "max") Kind kind,
        @Setting(preset = "2", min = 1, max = 31) int kernel,
        @Setting(preset = "2", min = 1, max = 31) int stride,
        @Setting(preset = "0", min = 0, max = 15) int padding)
        implements Block {

    public enum Kind {
        MAX,
        AVERAGE
    }

    public Pool {
        BlockType.of(Pool.class).require(kind, kernel, stride, padding);
    }

    @Override
    public Optional<Problem> problem(List<Shape> inputs) {
        if (padding * 2 > kernel) {
            return Optional.of(Problem.of("pool.padding", kernel, padding, kernel / 2));
        }
        Shape input = inputs.getFirst();
        int smallest = Math.min(input.height(), input.width());
        return smallest + 2 * padding >= kernel
                ? Optional.empty()
                : Optional.of(Problem.of("pool.too-small", kernel, smallest));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return new Shape(input.channels(), outputSide(input.height()), outputSide(input.width()));
    }

    private int outputSide(int side) {
        return (side + 2 * padding - kernel) / stride + 1;
    }

    @Override
    public Window window(Shape input) {
        return Window.square(kernel, stride);
    }
}
