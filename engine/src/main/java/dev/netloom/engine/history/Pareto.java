package dev.netloom.engine.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What nothing else beats: the Pareto front of a cost and a gain.
public final class Pareto {
    private Pareto() {}

    /// Those of `all` than which no other costs less and gains as much, or costs as much and gains more; the cheapest
    /// first. Of several with the same cost and gain, the first stands for all.
    public static <T> List<T> front(List<T> all, ToDoubleFunction<T> cost, ToDoubleFunction<T> gain) {
        List<T> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(cost)
                .thenComparing(Comparator.comparingDouble(gain).reversed()));
        List<T> front = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (T one : sorted) {
            if (gain.applyAsDouble(one) > best) {
                best = gain.applyAsDouble(one);
                front.add(one);
            }
        }
        return front;
    }
}
