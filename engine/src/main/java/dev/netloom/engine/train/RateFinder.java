package dev.netloom.engine.train;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// Which learning rate suits a network: one short run in which the rate grows from step to step, by the same factor,
/// until the loss breaks away. Where the loss falls fastest, the rate is good. Source: Smith, *Cyclical Learning
/// Rates for
/// Training Neural Networks*, 2017, section 3.3; the smoothing is fastai's.
public final class RateFinder {
    /// Of the run, where nothing breaks away before.
    public static final int STEPS = 100;

    public static final double LOWEST = 1e-6;
    public static final double HIGHEST = 10;

    private static final double SMOOTHING = 0.9;
    /// The loss has broken away where it is so many times the lowest one.
    private static final double BROKEN = 4;

    private static final int FIRST_JUDGED = 10;
    /// The share of the fall that is over where it begins.
    private static final double BEGUN = 0.05;

    /// Steps on either side over which a slope is measured.
    private static final int REACH = 4;

    private final Graph graph;
    private final Dataset data;
    private final TrainingConfig plan;
    private final Consumer<Tried> told;
    private final TrainingControl control;
    private final List<Tried> tried = new ArrayList<>();
    private double mean;
    private double lowest = Double.POSITIVE_INFINITY;

    /// @param loss of the step's batch, in training mode
    /// @param smooth the same, as a moving average
    public record Tried(double rate, double loss, double smooth) {}

    /// @param tried in the order of the rates
    /// @param suggestion the rate at which the smoothed loss falls fastest, in the second half of its fall; empty
    /// where it never falls
    public record Found(List<Tried> tried, OptionalDouble suggestion) {
        public Found {
            tried = List.copyOf(tried);
        }

        /// The suggestion as one would type it.
        public OptionalDouble rounded() {
            return suggestion.isPresent()
                    ? OptionalDouble.of(RateFinder.rounded(suggestion.getAsDouble()))
                    : suggestion;
        }
    }

    /// @param plan whose rate is sought; its batches, augmentation and precision are used
    /// @param control stops it
    /// @param told of every step, on the thread that trains
    public RateFinder(Graph graph, Dataset data, TrainingConfig plan, TrainingControl control, Consumer<Tried> told) {
        this.graph = graph;
        this.data = data;
        this.plan = plan;
        this.control = control;
        this.told = told;
    }

    /// Trains a network of its own, and forgets it.
    ///
    /// @param cores that share a batch
    /// @throws TrainingFailure where the network cannot be trained on these images at all
    public Found find(int cores) throws TrainingFailure {
        int wanted = STEPS * plan.batchSize();
        int epochs = Math.ceilDiv(wanted, data.train().size());
        int images = Math.ceilDiv(wanted, epochs);
        Dataset some = images < data.train().size() ? data.limited(images) : data;
        TrainingConfig rising = plan.withEpochs(epochs)
                .withValidation(0)
                .withOptimizer(plan.optimizer().withLearningRate(HIGHEST))
                .withSchedule(ScheduleSettings.of(Schedule.POINTS).withPoints(rising()));
        try {
            new Trainer(graph, some, rising, control, this::take).onCores(cores).run();
        } catch (TrainingFailure failure) {
            if (!failure.key().equals("diverged")) { // to break away is what it is for
                throw failure;
            }
        }
        return new Found(tried, suggestion());
    }

    /// With two digits: more would pretend to know more.
    public static double rounded(double rate) {
        return BigDecimal.valueOf(rate).round(new MathContext(2)).doubleValue();
    }

    /// By the same factor from point to point; between them the rate goes in a straight line.
    private static RatePoints rising() {
        List<RatePoints.Point> points = new ArrayList<>();
        int last = RatePoints.MOST - 1;
        for (int i = 0; i <= last; i++) {
            double share = (double) i / last;
            points.add(new RatePoints.Point(share, Math.pow(LOWEST / HIGHEST, 1 - share)));
        }
        return new RatePoints(points);
    }

    private void take(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepDone done && Double.isFinite(done.loss())) {
            mean = SMOOTHING * mean + (1 - SMOOTHING) * done.loss();
            double smooth = mean / (1 - Math.pow(SMOOTHING, tried.size() + 1));
            tried.add(new Tried(done.learningRate(), done.loss(), smooth));
            told.accept(tried.getLast());
            lowest = Math.min(lowest, smooth);
            boolean broken = tried.size() > FIRST_JUDGED && smooth > BROKEN * lowest;
            if (broken || done.progress().fraction() == 1) {
                control.stop(); // nothing is to be evaluated
            }
        }
    }

    /// Where the loss falls fastest in the second half of its fall. In the first, at tiny rates, a network whose first
    /// guesses are wild only becomes less sure of them: that is steep, but little is learned.
    private OptionalDouble suggestion() {
        int bottom = bottom();
        int from = Math.max(REACH, Math.min((begin(bottom) + bottom) / 2, bottom - REACH));
        double steepest = 0;
        OptionalDouble found = OptionalDouble.empty();
        for (int i = from; i + REACH <= bottom; i++) {
            Tried before = tried.get(i - REACH);
            Tried after = tried.get(i + REACH);
            double slope = (after.smooth() - before.smooth()) / Math.log(after.rate() / before.rate());
            if (slope < steepest) {
                steepest = slope;
                found = OptionalDouble.of(tried.get(i).rate());
            }
        }
        return found;
    }

    private int bottom() {
        int bottom = 0;
        for (int i = 1; i < tried.size(); i++) {
            bottom = tried.get(i).smooth() < tried.get(bottom).smooth() ? i : bottom;
        }
        return bottom;
    }

    /// The last step before the bottom at which hardly anything of the fall is over.
    private int begin(int bottom) {
        double top = tried.stream()
                .limit(FIRST_JUDGED)
                .mapToDouble(Tried::loss)
                .average()
                .orElse(0);
        int begin = bottom;
        while (begin > 0
                && top - tried.get(begin).smooth()
                        > BEGUN * (top - tried.get(bottom).smooth())) {
            begin--;
        }
        return begin;
    }
}
