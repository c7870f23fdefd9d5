package dev.netloom.engine.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/// Pairwise testing: far fewer points of a grid than it has, among which every two values of two axes meet. Source:
/// Cohen, Dalal, Fredman and Patton, *The AETG system*, 1997.
final class Pairwise {
    /// Two values on two axes, by their places.
    record Pair(int axis, int value, int otherAxis, int otherValue) {}

    /// Points that are drawn for one; the one with most new pairs is taken.
    private static final int CANDIDATES = 8;

    /// Fruitless attempts after which a pair is taken to be impossible.
    private static final int ATTEMPTS = 1000;

    private final int[] sizes;
    private final Predicate<int[]> valid;
    private final Random random;
    private final List<Pair> open = new ArrayList<>();
    private final List<Pair> impossible = new ArrayList<>();
    private final int[][] starts;
    private final BitSet met = new BitSet();

    /// @param sizes values of every axis, smaller ones being easier to be valid with
    Pairwise(int[] sizes, Predicate<int[]> valid, Random random) {
        this.sizes = sizes;
        this.valid = valid;
        this.random = random;
        this.starts = new int[sizes.length][sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            for (int j = i + 1; j < sizes.length; j++) {
                starts[i][j] = open.size();
                for (int k = 0; k < sizes[i] * sizes[j]; k++) {
                    open.add(new Pair(i, k / sizes[j], j, k % sizes[j]));
                }
            }
        }
        Collections.shuffle(open, random);
    }

    /// The next point; empty when nothing new is left.
    Optional<int[]> next() {
        while (!open.isEmpty()) {
            Pair pair = open.removeLast();
            if (met.get(place(pair))) {
                continue;
            }
            Optional<int[]> point = best(pair);
            if (point.isPresent()) {
                meet(point.get());
                return point;
            }
            impossible.add(pair);
        }
        return Optional.empty();
    }

    /// Pairs that no valid point was found for.
    List<Pair> impossible() {
        return impossible;
    }

    private Optional<int[]> best(Pair pair) {
        int[] best = null;
        int most = -1;
        int found = 0;
        for (int attempt = 0; attempt < ATTEMPTS && found < CANDIDATES; attempt++) {
            int[] point = draw(pair);
            if (point != null) {
                found++;
                int gain = gain(point);
                if (gain > most) {
                    most = gain;
                    best = point;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// A random point with this pair, its other values made smaller until it is valid; null where that does not help.
    private int[] draw(Pair pair) {
        int[] point = new int[sizes.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = random.nextInt(sizes[i]);
        }
        while (true) {
            point[pair.axis] = pair.value;
            point[pair.otherAxis] = pair.otherValue;
            if (valid.test(point)) {
                return point;
            }
            int start = random.nextInt(sizes.length);
            int shrunk = -1;
            for (int k = 0; k < sizes.length && shrunk < 0; k++) {
                int axis = (start + k) % sizes.length;
                if (axis != pair.axis && axis != pair.otherAxis && point[axis] > 0) {
                    shrunk = axis;
                }
            }
            if (shrunk < 0) {
                return null;
            }
            point[shrunk] /= 2;
        }
    }

    private int gain(int[] point) {
        int gain = 0;
        for (int i = 0; i < point.length; i++) {
            for (int j = i + 1; j < point.length; j++) {
                gain += met.get(place(new Pair(i, point[i], j, point[j]))) ? 0 : 1;
            }
        }
        return gain;
    }

    private void meet(int[] point) {
        for (int i = 0; i < point.length; i++) {
            for (int j = i + 1; j < point.length; j++) {
                met.set(place(new Pair(i, point[i], j, point[j])));
            }
        }
    }

    private int place(Pair pair) {
        return starts[pair.axis][pair.otherAxis] + pair.value * sizes[pair.otherAxis] + pair.otherValue;
    }
}
