package dev.netloom.app.plot;

import java.util.ArrayList;
import java.util.List;

/// A growing series of points in order of x, kept at no more than `MOST` of them however long it gets.
///
/// Neighbours share a bucket, of which the lowest and the highest are kept: a spike never disappears, and each kept
/// point is one that was really measured. Where buckets run out, pairs of them become one.
public final class Decimated {
    public static final int MOST = 500;
    private static final int BUCKETS = MOST / 2;

    /// A measured value.
    public record Point(double x, double y) {}

    private final List<Bucket> buckets = new ArrayList<>();
    private int width = 1;

    public void add(double x, double y) {
        if (!Double.isFinite(y)) {
            return;
        }
        if (buckets.isEmpty() || buckets.getLast().count >= width) {
            if (buckets.size() == BUCKETS) {
                halve();
            }
            if (buckets.isEmpty() || buckets.getLast().count >= width) {
                buckets.add(new Bucket());
            }
        }
        buckets.getLast().add(new Point(x, y));
    }

    public void clear() {
        buckets.clear();
        width = 1;
    }

    public boolean isEmpty() {
        return buckets.isEmpty();
    }

    /// The kept points in order of x; a newest point that is no extreme is not among them.
    public List<Point> points() {
        List<Point> points = new ArrayList<>(2 * buckets.size());
        for (Bucket bucket : buckets) {
            boolean fallsFirst = bucket.low.x <= bucket.high.x;
            points.add(fallsFirst ? bucket.low : bucket.high);
            if (bucket.low != bucket.high) {
                points.add(fallsFirst ? bucket.high : bucket.low);
            }
        }
        return points;
    }

    private void halve() {
        List<Bucket> merged = new ArrayList<>(BUCKETS);
        for (int i = 0; i < buckets.size(); i += 2) {
            Bucket bucket = buckets.get(i);
            if (i + 1 < buckets.size()) {
                bucket.merge(buckets.get(i + 1));
            }
            merged.add(bucket);
        }
        buckets.clear();
        buckets.addAll(merged);
        width *= 2;
    }

    private static final class Bucket {
        private Point low;
        private Point high;
        private int count;

        void add(Point point) {
            low = low == null || point.y < low.y ? point : low;
            high = high == null || point.y > high.y ? point : high;
            count++;
        }

        void merge(Bucket other) {
            low = other.low.y < low.y ? other.low : low;
            high = other.high.y > high.y ? other.high : high;
            count += other.count;
        }
    }
}
