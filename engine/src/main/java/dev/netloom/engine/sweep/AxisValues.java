package dev.netloom.engine.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/// What a setting may be in a sweep.
public sealed interface AxisValues {
    /// The values of a grid, in order.
    List<String> grid();

    String draw(RandomGenerator random);

    /// One after the other, as they were typed.
    record Listed(List<String> grid) implements AxisValues {
        public Listed {
            grid = List.copyOf(grid);
        }

        @Override
        public String draw(RandomGenerator random) {
            return grid.get(random.nextInt(grid.size()));
        }
    }

    /// All numbers between two, both included.
    ///
    /// @param logarithmic whether equal ratios count alike, not equal differences
    /// @param whole whether only whole numbers
    /// @param steps values on a grid, at least 2
    record Interval(double low, double high, boolean logarithmic, boolean whole, int steps) implements AxisValues {
        /// So many on a grid where nobody says otherwise.
        public static final int USUAL_STEPS = 5;

        /// More of a drawn number is noise.
        private static final MathContext SHORT = new MathContext(3);

        @Override
        public List<String> grid() {
            return IntStream.range(0, steps)
                    .mapToObj(step -> text(at((double) step / (steps - 1))))
                    .distinct()
                    .toList();
        }

        @Override
        public String draw(RandomGenerator random) {
            double share = random.nextDouble();
            return whole && !logarithmic ? text(low + Math.floor(share * (high - low + 1))) : text(at(share));
        }

        private double at(double share) {
            return logarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
        }

        /// A number that is short, and within the interval.
        private String text(double value) {
            if (whole) {
                return Long.toString(Math.round(value));
            }
            BigDecimal rounded = BigDecimal.valueOf(value).round(SHORT);
            double kept = Math.clamp(rounded.doubleValue(), low, high);
            return BigDecimal.valueOf(kept).stripTrailingZeros().toPlainString();
        }
    }
}
