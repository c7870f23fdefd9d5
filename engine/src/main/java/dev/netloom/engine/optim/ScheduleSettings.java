package dev.netloom.engine.optim;

/// How the learning rate changes over a run, and how it begins. What it says depends on the step alone; only a
/// plateau
/// depends on how the run goes, and whoever trains by it multiplies what is said here.
///
/// @param warmUp how long the rate rises in a straight line to its full height before the schedule begins, which then
///               runs over the steps that are left: below 1 a share of all steps, from 1 on a number of steps, 0 for
///               no warm-up. A one-cycle rises anyway: there it says for how long
/// @param cycles how often a cosine falls, 1 and more
/// @param patience epochs without a lower loss after which a plateau halves the rate, 1 and more
/// @param points of a schedule of one's own
public record ScheduleSettings(Schedule kind, double warmUp, int cycles, int patience, RatePoints points) {
    /// What a plateau multiplies the rate by.
    public static final double PLATEAU_FACTOR = 0.5;

    /// The share of the steps over which a one-cycle rises where no warm-up says otherwise.
    public static final double CYCLE_RISE = 0.3;

    /// Of the full rate, what a one-cycle begins with.
    public static final double CYCLE_START = 1 / 25.0;

    private static final int PATIENCE = 2;
    private static final double CYCLE_END = 1 / 250_000.0;
    private static final double EXPONENTIAL_END = 0.01;

    public ScheduleSettings {
        OptimizerSettings.require(warmUp >= 0 && Double.isFinite(warmUp), "warm-up", warmUp);
        OptimizerSettings.require(cycles >= 1, "number of cycles", cycles);
        OptimizerSettings.require(patience >= 1, "patience", patience);
    }

    /// With what else there is as usual.
    public ScheduleSettings(Schedule kind, double warmUp) {
        this(kind, warmUp, 1, PATIENCE, RatePoints.USUAL);
    }

    /// Without a warm-up.
    public static ScheduleSettings of(Schedule kind) {
        return new ScheduleSettings(kind, 0);
    }

    public ScheduleSettings withKind(Schedule kind) {
        return new ScheduleSettings(kind, warmUp, cycles, patience, points);
    }

    public ScheduleSettings withWarmUp(double warmUp) {
        return new ScheduleSettings(kind, warmUp, cycles, patience, points);
    }

    public ScheduleSettings withCycles(int cycles) {
        return new ScheduleSettings(kind, warmUp, cycles, patience, points);
    }

    public ScheduleSettings withPatience(int patience) {
        return new ScheduleSettings(kind, warmUp, cycles, patience, points);
    }

    public ScheduleSettings withPoints(RatePoints points) {
        return new ScheduleSettings(kind, warmUp, cycles, patience, points);
    }

    /// The rate of a step.
    ///
    /// @param highest the rate chosen for the run
    /// @param step from 1 to `steps`
    public double rate(double highest, long step, long steps) {
        if (kind == Schedule.ONE_CYCLE) {
            return highest * cycle(step, steps);
        }
        long rise = steps(warmUp, steps);
        return highest * (step <= rise ? (double) step / rise : share(step - rise, steps - rise));
    }

    private double share(long step, long steps) {
        double over = (step - 1.0) / steps;
        return switch (kind) {
            case CONSTANT, PLATEAU -> 1;
            case STEP -> over < 0.5 ? 1 : over < 0.75 ? 0.1 : 0.01;
            case EXPONENTIAL -> Math.pow(EXPONENTIAL_END, over);
            case LINEAR -> 1 - over;
            case COSINE -> fall(over * cycles % 1);
            case POINTS -> points.at(over);
            case ONE_CYCLE -> throw new IllegalStateException("a cycle includes its rise");
        };
    }

    private double cycle(long step, long steps) {
        long top = Math.max(1, steps(warmUp == 0 ? CYCLE_RISE : warmUp, steps));
        if (step < top) {
            return CYCLE_START + (1 - CYCLE_START) * (step - 1) / (top - 1);
        }
        return step == top ? 1 : CYCLE_END + (1 - CYCLE_END) * fall((double) (step - top) / (steps - top));
    }

    /// Half a cosine, from 1 at 0 to 0 at 1.
    private static double fall(double over) {
        return (1 + Math.cos(Math.PI * over)) / 2;
    }

    private static long steps(double warmUp, long steps) {
        return Math.min(steps, Math.round(warmUp < 1 ? warmUp * steps : warmUp));
    }
}
