package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// Takes the largest or the mean value of each `kernel` × `kernel` window, channel by channel. The padding never
/// wins a maximum, and counts as zeros in a mean, as in PyTorch.
///
/// @param ceil whether rows and columns that are left over get a window of their own, which reaches over the edge. It
///             starts in the image or in the padding before it; what it covers beyond the padding behind the image
///             does not count, not even in the divisor of a mean (PyTorch's `ceil_mode`)
public record Pool(
        @Setting(preset = "max") Kind kind,
        @Setting(preset = "2", min = 1, max = 31) int kernel,
        @Setting(preset = "2", min = 1, max = 31) int stride,
        @Setting(preset = "0", min = 0, max = 15) int padding,
        @Setting(preset = "false") boolean ceil)
        implements Block {

    public enum Kind {
        MAX,
        AVERAGE
    }

    public Pool {
        BlockType.of(Pool.class).require(kind, kernel, stride, padding, ceil);
    }

    public static Pool of(Kind kind, int kernel, int stride, int padding) {
        return new Pool(kind, kernel, stride, padding, false);
    }

    @Override
    public Optional<Problem> problem(List<Shape> inputs) {
        if (padding * 2 > kernel) {
            return Optional.of(Problem.of("pool.padding", kernel, padding, kernel / 2));
        }
        Shape input = inputs.getFirst();
        int smallest = Math.min(input.height(), input.width());
        return outputSide(smallest) > 0
                ? Optional.empty()
                : Optional.of(Problem.of("pool.too-small", kernel, smallest));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return new Shape(input.channels(), outputSide(input.height()), outputSide(input.width()));
    }

    private int outputSide(int side) {
        int room = side + 2 * padding - kernel;
        int windows = Math.floorDiv(room, stride) + 1;
        boolean over = ceil && Math.floorMod(room, stride) > 0 && windows * stride < side + padding;
        return over ? windows + 1 : windows;
    }

    /// Rows (or columns) of the window at `place` that lie in the image of `side` rows or in its padding: `kernel` but
    /// for a last window that reaches beyond.
    public int covered(int place, int side) {
        int start = place * stride - padding;
        return Math.min(start + kernel, side + padding) - start;
    }

    @Override
    public Window window(Shape input) {
        return Window.square(kernel, stride, padding);
    }
}
