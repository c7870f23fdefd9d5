package dev.netloom.engine.optim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A learning rate that goes in straight lines from point to point, as text `0:0.04,0.3:1,1:0`: at the beginning of
/// the
/// run 0.04 of the full rate, all of it when 30% are over, nothing at the end.
///
/// @param all at least two, in the order of their shares, the first at 0 and the last at 1
public record RatePoints(List<Point> all) {
    public static final int MOST = 64;

    /// Down, and ever slower.
    public static final RatePoints USUAL = new RatePoints(List.of(
            new Point(0, 1), new Point(0.25, 0.7), new Point(0.5, 0.4), new Point(0.75, 0.15), new Point(1, 0)));

    /// @param share of the run that is over, 0 to 1
    /// @param factor of the full rate, 0 to 1
    public record Point(double share, double factor) {
        public Point {
            OptimizerSettings.require(share >= 0 && share <= 1, "share of the run", share);
            OptimizerSettings.require(factor >= 0 && factor <= 1, "share of the learning rate", factor);
        }
    }

    public RatePoints {
        all = List.copyOf(all);
        OptimizerSettings.require(all.size() >= 2 && all.size() <= MOST, "number of points", all.size());
        OptimizerSettings.require(
                all.getFirst().share() == 0,
                "share of the first point",
                all.getFirst().share());
        OptimizerSettings.require(
                all.getLast().share() == 1,
                "share of the last point",
                all.getLast().share());
        for (int i = 1; i < all.size(); i++) {
            OptimizerSettings.require(
                    all.get(i).share() > all.get(i - 1).share(),
                    "share after another",
                    all.get(i).share());
        }
    }

    /// @throws IllegalArgumentException where the text is none of points; says which part of it
    public static RatePoints parse(String text) {
        List<Point> points = new ArrayList<>();
        for (String part : text.split(",")) {
            points.add(point(part.strip()));
        }
        return new RatePoints(points);
    }

    /// The first part of the text that is no point, or none that can stand there; empty where all can, and at most
    /// their number is wrong.
    public static Optional<String> firstWrong(String text) {
        List<String> parts = Arrays.stream(text.split(",")).map(String::strip).toList();
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < parts.size(); i++) {
            try {
                double share = point(parts.get(i)).share();
                boolean begins = i > 0 || share == 0;
                boolean ends = i < parts.size() - 1 || parts.size() < 2 || share == 1;
                if (share <= before || !begins || !ends) {
                    return Optional.of(parts.get(i));
                }
                before = share;
            } catch (IllegalArgumentException e) {
                return Optional.of(parts.get(i));
            }
        }
        return Optional.empty();
    }

    private static Point point(String text) {
        String[] numbers = text.split(":");
        try {
            return new Point(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("point cannot be \"" + text + "\"", e);
        }
    }

    /// The factor where a share of the run is over.
    public double at(double share) {
        for (int i = 1; i < all.size(); i++) {
            Point to = all.get(i);
            if (share <= to.share()) {
                Point from = all.get(i - 1);
                double way = (share - from.share()) / (to.share() - from.share());
                return from.factor() + way * (to.factor() - from.factor());
            }
        }
        return all.getLast().factor();
    }

    /// What [#parse] reads.
    @Override
    public String toString() {
        return all.stream()
                .map(point -> plain(point.share()) + ":" + plain(point.factor()))
                .collect(Collectors.joining(","));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
