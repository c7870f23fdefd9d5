package dev.netloom.app.training;

import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.RatePoints.Point;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The points by which a schedule can be taken hold of, over the whole run, its warm-up included: its own, or those
/// through which straight lines come close to it. And what becomes of them.
final class SchedulePoints {
    /// Steps of an imagined epoch: a warm-up of so many steps looks as long as it is.
    static final int STEPS_OF_EPOCH = 600;

    /// Between neighbours, as a share of the run.
    private static final double GAP = 0.002;

    private static final int SMOOTH = 8;
    private static final double DIGITS = 1e4;

    private SchedulePoints() {}

    /// Empty where there are more than a schedule of one's own can have.
    static List<Point> of(TrainingConfig config) {
        ScheduleSettings schedule = config.schedule();
        double rise = rise(config);
        if (schedule.kind() == Schedule.POINTS && rise == 0) {
            return schedule.points().all();
        }
        DoubleStream.Builder shares = DoubleStream.builder();
        if (rise > 0) {
            shares.add(0);
        }
        double[] rest = rise == 1 ? new double[] {1} : rest(schedule);
        DoubleStream.of(rest).map(share -> rise + (1 - rise) * share).forEach(shares::add);
        List<Point> points = new ArrayList<>();
        shares.build()
                .map(SchedulePoints::rounded)
                .filter(share -> points.isEmpty() || share > points.getLast().share())
                .forEach(share -> points.add(new Point(share, rounded(factor(config, share)))));
        return points.size() > RatePoints.MOST ? List.of() : points;
    }

    /// The share of the run over which the rate rises at first.
    static double rise(TrainingConfig config) {
        double warmUp = config.schedule().warmUp();
        if (warmUp == 0 && config.schedule().kind() == Schedule.ONE_CYCLE) {
            return ScheduleSettings.CYCLE_RISE;
        }
        return warmUp < 1 ? warmUp : Math.min(1, warmUp / steps(config));
    }

    private static double[] rest(ScheduleSettings schedule) {
        return switch (schedule.kind()) {
            case CONSTANT, LINEAR, PLATEAU -> even(SMOOTH / 2);
            case EXPONENTIAL, ONE_CYCLE -> even(SMOOTH);
            case STEP -> new double[] {0, 0.5 - GAP, 0.5 + GAP, 0.75 - GAP, 0.75 + GAP, 1};
            case COSINE -> falls(schedule.cycles());
            case POINTS ->
                schedule.points().all().stream().mapToDouble(Point::share).toArray();
        };
    }

    private static double[] even(int parts) {
        return IntStream.rangeClosed(0, parts)
                .mapToDouble(i -> (double) i / parts)
                .toArray();
    }

    /// Where a fall ends and the next begins there are two points, close to each other.
    private static double[] falls(int cycles) {
        int parts = cycles > RatePoints.MOST / 3 ? 1 : Math.max(2, SMOOTH / cycles);
        DoubleStream.Builder shares = DoubleStream.builder();
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (int i = 0; i <= parts; i++) {
                boolean begins = i == 0 && cycle > 0;
                boolean ends = i == parts && cycle < cycles - 1;
                shares.add((cycle + (double) i / parts) / cycles + (begins ? GAP : ends ? -GAP : 0));
            }
        }
        return shares.build().toArray();
    }

    /// Of the full rate, where a share of the run is over.
    static double factor(TrainingConfig config, double share) {
        return Math.clamp(rate(config, share) / config.optimizer().learningRate(), 0, 1);
    }

    static double rate(TrainingConfig config, double share) {
        long steps = steps(config);
        return config.learningRate(1 + Math.round(share * (steps - 1)), steps);
    }

    private static long steps(TrainingConfig config) {
        return (long) config.epochs() * STEPS_OF_EPOCH;
    }

    /// A point goes no further than its neighbours, the first and the last one only up and down.
    static List<Point> moved(List<Point> points, int index, double share, double factor) {
        double at = points.get(index).share();
        double least = index == 0 ? 0 : points.get(index - 1).share() + GAP;
        double most = index == points.size() - 1 ? 1 : points.get(index + 1).share() - GAP;
        boolean fixed = index == 0 || index == points.size() - 1 || least > most;
        List<Point> moved = new ArrayList<>(points);
        moved.set(
                index,
                new Point(fixed ? at : rounded(Math.clamp(share, least, most)), rounded(Math.clamp(factor, 0, 1))));
        return moved;
    }

    /// The same ones where there is no room for another.
    static List<Point> added(List<Point> points, double share, double factor) {
        boolean close = points.stream().anyMatch(point -> Math.abs(point.share() - share) < 2 * GAP);
        if (close || share < 0 || share > 1 || points.size() >= RatePoints.MOST) {
            return points;
        }
        List<Point> added = new ArrayList<>(points);
        int place = (int) points.stream().filter(point -> point.share() < share).count();
        added.add(place, new Point(rounded(share), rounded(Math.clamp(factor, 0, 1))));
        return added;
    }

    /// The first and the last one stay.
    static List<Point> without(List<Point> points, int index) {
        List<Point> left = new ArrayList<>(points);
        if (index > 0 && index < points.size() - 1) {
            left.remove(index);
        }
        return left;
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
