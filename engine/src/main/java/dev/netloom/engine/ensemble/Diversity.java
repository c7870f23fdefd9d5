package dev.netloom.engine.ensemble;

import dev.netloom.engine.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How differently the members of an ensemble err, pair by pair.
public final class Diversity {
    private final List<List<PairDiversity>> pairs = new ArrayList<>();

    /// @param members of the same images in the same order
    public Diversity(List<Predictions> members) {
        for (int second = 0; second < members.size(); second++) {
            List<PairDiversity> row = new ArrayList<>();
            for (int first = 0; first < second; first++) {
                row.add(PairDiversity.of(members.get(first), members.get(second)));
            }
            pairs.add(row);
        }
    }

    public int members() {
        return pairs.size();
    }

    /// @throws IndexOutOfBoundsException where both are the same member
    public PairDiversity of(int one, int other) {
        return pairs.get(Math.max(one, other)).get(Math.min(one, other));
    }

    /// The mean over all pairs of what can be told of them; NaN where that is nothing.
    public double mean(ToDoubleFunction<PairDiversity> measure) {
        return pairs.stream()
                .flatMap(List::stream)
                .mapToDouble(measure)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
