package dev.netloom.engine.inspect.look;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The images whose features are closest to those of another one.
public final class Neighbours {
    /// What close means.
    public enum Distance {
        /// √Σ(a − b)².
        EUCLIDEAN,
        /// 1 − a·b / (|a| |b|), 0 to 2: only the direction counts. A vector of zeros has none, and is 1
        /// away from all.
        COSINE
    }

    private static final Comparator<Neighbour> FARTHEST_FIRST = Comparator.comparingDouble(Neighbour::distance)
            .thenComparing(Neighbour::image)
            .reversed();

    private Neighbours() {}

    /// @param query values as many as `features` has for each image
    /// @return the `most` closest, the closest first
    public static List<Neighbour> of(float[] query, Features features, int most, Distance distance) {
        if (query.length != features.dims()) {
            throw new IllegalArgumentException(query.length + " values are not " + features.dims());
        }
        PriorityQueue<Neighbour> best = new PriorityQueue<>(FARTHEST_FIRST);
        for (int row = 0; row < features.count(); row++) {
            double away = distance == Distance.EUCLIDEAN
                    ? euclidean(query, features.values(), row * query.length)
                    : cosine(query, features.values(), row * query.length);
            if (best.size() < most || away < best.peek().distance()) {
                best.add(new Neighbour(features.images()[row], away, features.guesses()[row]));
            }
            if (best.size() > most) {
                best.poll();
            }
        }
        return best.stream().sorted(FARTHEST_FIRST.reversed()).toList();
    }

    private static double euclidean(float[] query, float[] values, int first) {
        double squares = 0;
        for (int i = 0; i < query.length; i++) {
            double apart = query[i] - values[first + i];
            squares += apart * apart;
        }
        return Math.sqrt(squares);
    }

    private static double cosine(float[] query, float[] values, int first) {
        double product = 0;
        double own = 0;
        double other = 0;
        for (int i = 0; i < query.length; i++) {
            product += (double) query[i] * values[first + i];
            own += (double) query[i] * query[i];
            other += (double) values[first + i] * values[first + i];
        }
        return own == 0 || other == 0 ? 1 : 1 - product / Math.sqrt(own * other);
    }
}
