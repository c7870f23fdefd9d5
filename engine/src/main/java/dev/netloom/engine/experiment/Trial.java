package dev.netloom.engine.experiment;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.inspect.GradientMeter;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingJob;
import dev.netloom.engine.train.TrainingStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One arm while it learns from one seed, and what is measured meanwhile.
final class Trial implements TrainingJob {
    /// Digits that gradients are measured on: always the same.
    private static final int MEASURED = 100;

    private final Experiment experiment;
    private final Arm arm;
    private final Dataset data;
    private final TrainingConfig plan;
    private final Optional<Weights> start;
    private final TrainingControl control;
    private final Consumer<ExperimentEvent> events;
    private final Consumer<Trial> ended;
    private final List<ArmRun.Epoch> epochs = new ArrayList<>();
    private final List<GradientFlow> flows = new ArrayList<>();
    private Optional<GradientMeter> meter = Optional.empty();
    private long awaited = -1; // the step whose weights are to be measured
    private double seconds;
    private TrainingEvent.Finished finished;

    /// @param start what it begins with; empty for drawn weights
    /// @param control of this run alone
    /// @param ended is told when it is over
    Trial(
            Experiment experiment,
            Arm arm,
            long seed,
            Dataset data,
            Optional<Weights> start,
            TrainingControl control,
            Consumer<ExperimentEvent> events,
            Consumer<Trial> ended)
            throws TrainingFailure {
        this.experiment = experiment;
        this.arm = arm;
        this.data = data(arm, data);
        this.plan = experiment
                .plan()
                .withEpochs(arm.epochs())
                .withAugmentation(arm.augmentation())
                .withTransfer(arm.transfer())
                .withSeed(seed);
        this.start = start;
        this.control = control;
        this.events = events;
        this.ended = ended;
    }

    private static Dataset data(Arm arm, Dataset data) throws TrainingFailure {
        try {
            return arm.data(data);
        } catch (FileProblem e) {
            throw new TrainingFailure("images", e.getMessage(), e.getMessage());
        }
    }

    String arm() {
        return arm.id();
    }

    long seed() {
        return plan.seed();
    }

    @Override
    public String name() {
        return experiment.name() + ", " + arm.title() + ", " + plan.seed();
    }

    @Override
    public Graph graph() {
        return arm.graph();
    }

    @Override
    public Dataset data() {
        return data;
    }

    @Override
    public TrainingConfig config() {
        return plan;
    }

    @Override
    public TrainingStart start() {
        return start.map(TrainingStart::from).orElse(TrainingStart.DRAWN);
    }

    @Override
    public TrainingControl control() {
        return control;
    }

    /// Its last weights; empty before its end.
    Optional<Weights> learned() {
        return Optional.ofNullable(finished).map(TrainingEvent.Finished::weights);
    }

    @Override
    public void begin() {
        events.accept(new ExperimentEvent.Beginning(arm.id(), plan.seed(), control));
    }

    @Override
    public void fail(TrainingFailure why) throws TrainingFailure {
        events.accept(new ExperimentEvent.Failed(arm.id(), plan.seed(), why));
        throw why;
    }

    @Override
    public void hear(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone done) {
            take(done);
        }
        events.accept(new ExperimentEvent.Learned(arm.id(), plan.seed(), event));
        switch (event) {
            case TrainingEvent.Started _ -> {
                if (experiment.gradients()) {
                    meter = Optional.of(new GradientMeter(arm.graph()));
                    measureStart(meter.get());
                }
            }
            case TrainingEvent.EpochDone done -> {
                if (meter.isPresent()) {
                    awaited = done.step();
                    control.takeWeights();
                }
            }
            case TrainingEvent.WeightsTaken taken -> {
                if (taken.step() == awaited && !control.isStopped()) {
                    awaited = -1;
                    meter.ifPresent(own -> measure(own, taken.step(), taken.weights()));
                }
            }
            case TrainingEvent.Finished last -> finished = last;
            case TrainingEvent.StepDone _,
                    TrainingEvent.SettingsChanged _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _,
                    TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Frozen _ -> {}
        }
    }

    private void take(TrainingEvent.EpochDone done) {
        epochs.add(new ArmRun.Epoch(
                done.epoch(),
                done.train().loss(),
                done.train().accuracy(),
                done.test().loss(),
                done.test().accuracy()));
        seconds += done.imagesPerSecond() > 0 ? data.train().size() / done.imagesPerSecond() : 0;
    }

    private Batch measured() {
        return new Batches(data.train(), MEASURED).inFileOrder().iterator().next();
    }

    private void measureStart(GradientMeter own) {
        if (start.isPresent()) {
            measure(own, 0, start.get());
        } else {
            take(own.measureUntrained(plan.seed(), measured()));
        }
    }

    private void measure(GradientMeter own, long step, Weights weights) {
        try {
            take(own.measure(step, weights, measured(), plan.seed()));
        } catch (WeightsMismatch e) {
            throw new IllegalStateException("two networks of one graph differ", e);
        }
    }

    private void take(GradientFlow flow) {
        flows.add(flow);
        events.accept(new ExperimentEvent.FlowMeasured(arm.id(), plan.seed(), flow));
    }

    /// How it ended; empty where it was stopped, or goes on.
    Optional<ArmRun> outcome() {
        return Optional.ofNullable(finished)
                .filter(last -> !last.stopped())
                .map(last -> new ArmRun(
                        arm.id(),
                        plan.seed(),
                        data.train().size(),
                        last.step(),
                        last.test().orElseThrow(),
                        seconds,
                        epochs,
                        flows));
    }

    @Override
    public void end() {
        meter.ifPresent(GradientMeter::close);
        ended.accept(this);
    }
}
