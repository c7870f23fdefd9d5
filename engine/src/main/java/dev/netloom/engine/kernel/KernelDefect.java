package dev.netloom.engine.kernel;

import dev.netloom.engine.kernel.Convolution.Side;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What oneDNN 3.11 has wrong about convolutions. The layer contract and the grid of convolutions found it, and hold
/// all others to be right.
enum KernelDefect {
    /// Ends the process with a null pointer where a whole window lies in the padding.
    BLIND_WINDOW("brg", shape -> shape.any(Side::hasBlindWindow), Direction.values()),
    /// Computes something else where an image has 30, 60, 90... places.
    PLACES("jit_bf16_1x1", shape -> true, Direction.values()),
    /// Computes another gradient of the weights of dilated filters over rows of more than 28.
    DILATION("jit_bf16:", shape -> shape.height().dilation() > 1, Direction.values()),
    /// Leaves out the gradient of what never meets a pixel.
    IDLE_TAP("jit_bf16:", shape -> shape.any(Side::hasIdleTap), Direction.values()),
    /// Reads outside of its memory, for what it multiplies with 0: where NaN lies there, the gradient is NaN.
    ONE_WINDOW("jit_bf16:", shape -> shape.any(Side::hasOneWindowInLargeSteps), Direction.BACKWARD_WEIGHTS),
    /// Writes up to seven times as much as its scratchpad holds: one pixel in `stride` for eight channels, however few
    /// there are.
    FEW_CHANNELS(
            "jit_1x1:avx2", shape -> shape.channels() < 8 && shape.height().stride() > 1, Direction.BACKWARD_WEIGHTS);

    private record Shape(int channels, Side height, Side width) {
        boolean any(Predicate<Side> holds) {
            return holds.test(height) || holds.test(width);
        }
    }

    private final String implementations;
    private final Predicate<Shape> where;
    private final List<Direction> directions;

    /// @param implementations how their names begin
    KernelDefect(String implementations, Predicate<Shape> where, Direction... directions) {
        this.implementations = implementations;
        this.where = where;
        this.directions = List.of(directions);
    }

    /// Those that matter to a convolution of so many input channels.
    static Set<KernelDefect> of(int channels, Side height, Side width) {
        Set<KernelDefect> flaws = EnumSet.allOf(KernelDefect.class);
        flaws.removeIf(flaw -> !flaw.where.test(new Shape(channels, height, width)));
        return flaws;
    }

    boolean spoils(String implementation, Direction direction) {
        return directions.contains(direction) && implementation.startsWith(implementations);
    }
}
