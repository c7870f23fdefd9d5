package dev.netloom.app.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A growing series of points in order of x, of which any part can be drawn in a few hundred points, however long it
/// gets: over the points lie levels of buckets, each of four of the level below, that know their lowest and their
/// highest point. A spike never disappears, and each drawn point is one that was really measured.
///
/// Memory is bounded: where `MOST` points are reached, of each four the lowest and the highest are kept.
public final class DecimatedSeries {
    static final int MOST = 1 << 20;
    private static final int LEVELS = 9;
    private static final int START = 1024;

    /// A measured value.
    public record Point(double x, double y) {}

    /// Takes points in order of x.
    interface Sink {
        void point(double x, double y);
    }

    private double[] xs = new double[START];
    private double[] ys = new double[START];
    private int size;
    private final List<Level> levels = new ArrayList<>();

    public DecimatedSeries() {
        for (int level = 1; level <= LEVELS; level++) {
            levels.add(new Level(2 * level));
        }
    }

    /// What is no number is left out.
    public void add(double x, double y) {
        if (!Double.isFinite(y)) {
            return;
        }
        if (size == MOST) {
            thinOut();
        }
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size] = y;
        for (Level level : levels) {
            level.add(size);
        }
        size++;
    }

    public void clear() {
        size = 0;
        levels.forEach(level -> level.count = 0);
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// The points without their levels: to be read, not drawn.
    DecimatedSeries copy() {
        DecimatedSeries copy = new DecimatedSeries();
        copy.xs = Arrays.copyOf(xs, Math.max(1, size));
        copy.ys = Arrays.copyOf(ys, Math.max(1, size));
        copy.size = size;
        return copy;
    }

    int size() {
        return size;
    }

    Point point(int index) {
        return new Point(xs[index], ys[index]);
    }

    Optional<Point> last() {
        return isEmpty() ? Optional.empty() : Optional.of(point(size - 1));
    }

    /// The measured point whose x is nearest.
    Optional<Point> nearest(double x) {
        if (isEmpty()) {
            return Optional.empty();
        }
        int right = Math.min(firstFrom(x), size - 1);
        int left = Math.max(0, right - 1);
        return Optional.of(point(x - xs[left] < xs[right] - x ? left : right));
    }

    /// Hands over what draws the part from `low` to `high`, and its neighbours on both sides.
    ///
    /// @param most points, about, that are worth drawing
    void draw(double low, double high, int most, Sink sink) {
        if (isEmpty()) {
            return;
        }
        int from = Math.max(0, firstFrom(low) - 1);
        int to = Math.min(size, firstFrom(high) + 2);
        int buckets = Math.max(1, most / 2);
        Level level = levels.stream()
                .filter(one -> (to - from) >> one.shift <= buckets)
                .findFirst()
                .orElse(levels.getLast());
        if (to - from <= most) {
            for (int i = from; i < to; i++) {
                sink.point(xs[i], ys[i]);
            }
        } else {
            level.draw(from, to, sink);
        }
    }

    /// The first index whose x is not below this.
    private int firstFrom(double x) {
        int found = Arrays.binarySearch(xs, 0, size, x);
        return found >= 0 ? found : -found - 1;
    }

    private void thinOut() {
        int[] kept = new int[MOST];
        int count = levels.getFirst().extremes(kept);
        double[] oldX = xs;
        double[] oldY = ys;
        xs = new double[MOST];
        ys = new double[MOST];
        clear();
        for (int i = 0; i < count; i++) {
            add(oldX[kept[i]], oldY[kept[i]]);
        }
    }

    private final class Level {
        private final int shift;
        private int[] lows = new int[START / 4];
        private int[] highs = new int[START / 4];
        private int count;

        /// @param shift a bucket holds 2^shift points
        Level(int shift) {
            this.shift = shift;
        }

        void add(int index) {
            int bucket = index >> shift;
            if (bucket == count) {
                if (count == lows.length) {
                    lows = Arrays.copyOf(lows, 2 * count);
                    highs = Arrays.copyOf(highs, 2 * count);
                }
                lows[count] = index;
                highs[count] = index;
                count++;
            } else {
                lows[bucket] = ys[index] < ys[lows[bucket]] ? index : lows[bucket];
                highs[bucket] = ys[index] > ys[highs[bucket]] ? index : highs[bucket];
            }
        }

        void draw(int from, int to, Sink sink) {
            int last = -1;
            for (int bucket = from >> shift; bucket <= (to - 1) >> shift; bucket++) {
                int first = Math.min(lows[bucket], highs[bucket]);
                last = Math.max(lows[bucket], highs[bucket]);
                sink.point(xs[first], ys[first]);
                if (last != first) {
                    sink.point(xs[last], ys[last]);
                }
            }
            if (last < to - 1) {
                sink.point(xs[to - 1], ys[to - 1]);
            }
        }

        int extremes(int[] kept) {
            int found = 0;
            for (int bucket = 0; bucket < count; bucket++) {
                int first = Math.min(lows[bucket], highs[bucket]);
                int second = Math.max(lows[bucket], highs[bucket]);
                kept[found++] = first;
                if (second != first) {
                    kept[found++] = second;
                }
            }
            return found;
        }
    }
}
