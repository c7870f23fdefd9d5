package dev.netloom.engine.experiment;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.inspect.GradientMeter;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One arm while it learns from one seed, a step at a time.
final class Trial implements AutoCloseable {
    /// Digits that gradients are measured on: always the same.
    private static final int MEASURED = 100;

    private final Arm arm;
    private final LabelledImages train;
    private final TrainingConfig plan;
    private final TrainingControl control;
    private final Consumer<ExperimentEvent> events;
    private final Owned owned = new Owned();
    private final Optional<GradientMeter> meter;
    private final TrainingRun run;
    private final List<ArmRun.Epoch> epochs = new ArrayList<>();
    private final List<GradientFlow> flows = new ArrayList<>();
    private double seconds;
    private boolean epochEnded;
    private TrainingEvent.Finished finished;

    /// @param start what it begins with; empty for drawn weights
    /// @param control of this run alone
    Trial(
            Experiment experiment,
            Arm arm,
            long seed,
            Dataset data,
            Optional<Weights> start,
            TrainingControl control,
            Consumer<ExperimentEvent> events)
            throws TrainingFailure {
        Dataset limited = data(arm, data);
        this.arm = arm;
        this.train = limited.train();
        this.plan = experiment
                .plan()
                .withEpochs(arm.epochs())
                .withAugmentation(arm.augmentation())
                .withTransfer(arm.transfer())
                .withSeed(seed);
        this.control = control;
        this.events = events;
        events.accept(new ExperimentEvent.Beginning(arm.id(), seed, control));
        try {
            Trainer trainer = new Trainer(arm.graph(), limited, plan, control, this::hear);
            start.ifPresent(trainer::startingFrom);
            this.run = owned.add(trainer.begin(), TrainingRun::close);
            this.meter = experiment.gradients()
                    ? Optional.of(owned.add(new GradientMeter(arm.graph()), GradientMeter::close))
                    : Optional.empty();
            measure(0);
        } catch (TrainingFailure | RuntimeException | Error e) {
            owned.close();
            throw e;
        }
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

    /// Its last weights; empty before its end.
    Optional<Weights> learned() {
        return Optional.ofNullable(finished).map(TrainingEvent.Finished::weights);
    }

    /// One step, and what is measured behind it.
    ///
    /// @return false when the run has ended
    boolean step() throws TrainingFailure {
        boolean going = stepOrFail();
        if (epochEnded) {
            epochEnded = false;
            measure((long) epochs.size() * Math.ceilDiv(train.size(), plan.batchSize()));
        }
        return going;
    }

    private boolean stepOrFail() throws TrainingFailure {
        try {
            return run.step();
        } catch (TrainingFailure failure) {
            events.accept(new ExperimentEvent.Failed(arm.id(), plan.seed(), failure));
            throw failure;
        }
    }

    private void hear(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.EpochDone done -> take(done);
            case TrainingEvent.Finished last -> finished = last;
            case TrainingEvent.Started _,
                    TrainingEvent.StepDone _,
                    TrainingEvent.SettingsChanged _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _,
                    TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Frozen _,
                    TrainingEvent.WeightsTaken _ -> {}
        }
        events.accept(new ExperimentEvent.Learned(arm.id(), plan.seed(), event));
    }

    private void take(TrainingEvent.EpochDone done) {
        epochs.add(new ArmRun.Epoch(
                done.epoch(),
                done.train().loss(),
                done.train().accuracy(),
                done.test().loss(),
                done.test().accuracy()));
        seconds += done.imagesPerSecond() > 0 ? train.size() / done.imagesPerSecond() : 0;
        epochEnded = true;
    }

    private void measure(long step) {
        if (meter.isEmpty() || control.isStopped()) {
            return;
        }
        try {
            Batch batch = new Batches(train, MEASURED).inFileOrder().iterator().next();
            GradientFlow flow = meter.get().measure(step, run.weights(), batch, plan.seed());
            flows.add(flow);
            events.accept(new ExperimentEvent.FlowMeasured(arm.id(), plan.seed(), flow));
        } catch (WeightsMismatch e) {
            throw new IllegalStateException("two networks of one graph differ", e);
        }
    }

    /// How it ended; empty where it was stopped, or goes on.
    Optional<ArmRun> outcome() {
        return Optional.ofNullable(finished)
                .filter(last -> !last.stopped())
                .map(last -> new ArmRun(
                        arm.id(),
                        plan.seed(),
                        train.size(),
                        last.step(),
                        last.test().orElseThrow(),
                        seconds,
                        epochs,
                        flows));
    }

    @Override
    public void close() {
        owned.close();
    }
}
