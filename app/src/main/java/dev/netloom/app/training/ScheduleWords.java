package dev.netloom.app.training;

import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.optim.RatePoints.Point;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.TrainingConfig;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/// What a schedule does, in a sentence or two.
final class ScheduleWords {
    private static final double SMALL = 1e-7;
    private static final MathContext DIGITS = new MathContext(3);

    private ScheduleWords() {}

    static String of(TrainingConfig config) {
        ScheduleSettings schedule = config.schedule();
        double highest = config.optimizer().learningRate();
        if (SchedulePoints.rise(config) == 1) {
            return Texts.of("schedule.says.only-warm-up", rate(highest));
        }
        String then = says(config, schedule, highest);
        return schedule.warmUp() == 0 || schedule.kind() == Schedule.ONE_CYCLE
                ? then
                : Texts.of("schedule.says.warm-up", rate(highest), length(schedule.warmUp()), then);
    }

    private static String says(TrainingConfig config, ScheduleSettings schedule, double highest) {
        String key = "schedule.says."
                + schedule.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String top = rate(highest);
        return switch (schedule.kind()) {
            case CONSTANT, LINEAR -> Texts.of(key, top);
            case EXPONENTIAL -> Texts.of(key, top, rate(highest / 100));
            case STEP -> Texts.of(key, top, rate(highest / 10), rate(highest / 100));
            case COSINE ->
                schedule.cycles() == 1
                        ? Texts.of(key, top)
                        : Texts.of(
                                "schedule.says.restarts",
                                top,
                                schedule.cycles(),
                                config.epochs() * (1 - SchedulePoints.rise(config)) / schedule.cycles());
            case ONE_CYCLE -> {
                double rise = schedule.warmUp() == 0 ? ScheduleSettings.CYCLE_RISE : schedule.warmUp();
                yield Texts.of(key, length(rise), rate(highest * ScheduleSettings.CYCLE_START), top);
            }
            case PLATEAU ->
                Texts.of(
                        key,
                        top,
                        schedule.patience(),
                        Texts.of(config.validation() > 0 ? "schedule.says.held-out" : "schedule.says.sample"));
            case POINTS -> points(key, schedule.points().all(), highest);
        };
    }

    private static String points(String key, List<Point> points, double highest) {
        double most = points.stream().mapToDouble(Point::factor).max().orElseThrow();
        return Texts.of(
                key,
                points.size(),
                rate(points.getFirst().factor() * highest),
                rate(most * highest),
                rate(points.getLast().factor() * highest));
    }

    private static String length(double warmUp) {
        return warmUp < 1
                ? Texts.of("schedule.says.share", warmUp)
                : Texts.of("schedule.says.steps", Math.round(warmUp));
    }

    /// A learning rate as one would type it, with three digits.
    static String rate(double rate) {
        return rate < SMALL
                ? Figures.of(rate)
                : new BigDecimal(rate).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
