package dev.netloom.engine.train;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.memory.NativeHeap;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Plans;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.KernelRecord;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/// A run that takes one step whenever it is told to: the loop that everything else serves, from the inside.
///
/// Runs that take steps in turn, on one thread, learn to the bit what each would learn alone: they share the cores one
/// after the other, and nothing else.
public final class TrainingRun implements AutoCloseable {
    private static final int TRAIN_SAMPLE = 1_000;

    private final Network network;
    private final Dataset data;
    private final TrainingPlan plan;
    private final TrainingControl control;
    private final Consumer<TrainingEvent> events;
    private final RunSize size;
    private final ValidationSplit images;
    private final Owned owned = new Owned();
    private final Plans plans;
    private final Evaluator evaluator;
    private final Learner learner;
    private final Stopwatch watch = new Stopwatch();
    private TrainingPlan current;
    private Batches batches;
    private Iterator<Batch> dealt; // what is left of the epoch; null where it has to be dealt anew
    private int epoch = 1;
    private int seen; // images of this epoch
    private boolean over;
    private Optional<Evaluation> lastTest = Optional.empty();
    private long lastTestStep = -1;

    /// @param network which it closes at its end, but not where it cannot even begin
    /// @param size which the memory suffices for
    TrainingRun(
            Network network,
            Dataset data,
            TrainingPlan plan,
            RunSize size,
            TrainingControl control,
            Consumer<TrainingEvent> events) {
        this.network = network;
        this.data = data;
        this.plan = plan;
        this.control = control;
        this.events = events;
        this.size = size;
        this.current = plan;
        this.images = ValidationSplit.of(data.train(), plan.validation(), plan.seed());
        this.batches = deal();
        try {
            this.plans = owned.add(new Plans(network, this::options), Plans::close);
            this.evaluator = owned.add(new Evaluator(network), Evaluator::close);
            this.learner = owned.add(new Learner(network, plans, plan, stepsInAll(), events), Learner::close);
            events.accept(new TrainingEvent.Started(plan, batches.perEpoch(), plans.threads()));
        } catch (RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    private PlanOptions options(int batch) {
        return PlanOptions.training(batch).with(plan.precision()).with(KernelRecord.ofUser());
    }

    private Batches deal() {
        return new Batches(images.train(), current.batchSize(), current.augmentation());
    }

    private long stepsInAll() {
        return (long) batches.perEpoch() * current.epochs();
    }

    /// Learns one batch, once the control permits it; after the last one of an epoch, evaluates. After the last epoch,
    /// or where the control says stop, tells how the run has ended.
    ///
    /// @return false when it has ended
    /// @throws TrainingFailure where memory does not suffice, or the run diverges
    public boolean step() throws TrainingFailure {
        try {
            return !over && advance();
        } catch (MemoryShortage e) {
            throw TrainingFailure.of(e);
        } catch (OutOfMemoryError e) {
            throw TrainingFailure.outOfMemory(current);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
            return false;
        }
    }

    private boolean advance() throws InterruptedException, TrainingFailure {
        boolean done = epoch > plan.epochs();
        if (done || !control.awaitPermission(this::showWeights, this::sayPaused, this::sayResumed)) {
            finish(!done);
            return false;
        }
        control.changedSettings().ifPresent(this::goOnWith);
        learn(nextBatch());
        if (seen == images.train().size()) {
            if (!report()) {
                finish(true);
                return false;
            }
            control.epochEnded();
            epoch++;
            seen = 0;
            dealt = null;
        }
        return true;
    }

    private Batch nextBatch() {
        if (seen == 0) {
            watch.beginEpoch();
        }
        if (dealt == null) {
            dealt = batches.epoch(plan.seed(), epoch, seen).iterator();
        }
        return dealt.next();
    }

    private void learn(Batch batch) throws TrainingFailure {
        Optional<Weights> before = control.examinationAsked() ? Optional.of(network.weights()) : Optional.empty();
        watch.beginStep();
        double loss = learner.learn(batch);
        watch.endStep(batch.size());
        seen += batch.size();
        before.ifPresent(weights -> events.accept(new TrainingEvent.StepExamined(
                learner.step(),
                weights,
                network.weights(),
                batch.copy(),
                learner.pass(),
                current,
                learner.learningRate())));
        events.accept(new TrainingEvent.StepDone(
                learner.step(), epoch, loss, learner.learningRate(), watch.recentImagesPerSecond(), progress()));
    }

    private Progress progress() {
        long perEpoch = images.train().size();
        return new Progress((epoch - 1) * perEpoch + seen, plan.epochs() * perEpoch);
    }

    private void goOnWith(LiveSettings wanted) {
        LiveSettings settings = affordable(wanted);
        if (settings.equals(LiveSettings.of(current))) {
            return;
        }
        boolean redealt = settings.batchSize() != current.batchSize();
        current = settings.in(current);
        if (redealt) { // the images of the epoch that are left
            batches.close();
            plans.clear();
            batches = deal();
            dealt = null;
        }
        learner.follow(current, stepsInAll());
        events.accept(new TrainingEvent.SettingsChanged(learner.step(), settings, batches.perEpoch()));
    }

    /// The settings, with batches as they are where memory does not suffice for others.
    private LiveSettings affordable(LiveSettings wanted) {
        try {
            if (wanted.batchSize() != current.batchSize()) {
                size.checkChange(current.batchSize(), wanted.batchSize());
            }
            return wanted;
        } catch (TrainingFailure e) {
            events.accept(new TrainingEvent.BatchSizeRefused(learner.step(), wanted.batchSize(), e));
            return wanted.withBatchSize(current.batchSize());
        }
    }

    /// Evaluates after an epoch, and tells; or leaves off, and tells nothing, once the control says stop.
    ///
    /// @return false where it has left off
    private boolean report() throws TrainingFailure {
        Optional<Evaluation> train = evaluate(images.train().first(TRAIN_SAMPLE));
        if (train.isPresent()) {
            learner.check(train.get());
        }
        Optional<Evaluation> test = train.flatMap(_ -> evaluate(data.test()));
        Optional<Evaluation> validation = test.flatMap(_ -> images.validation()).flatMap(this::evaluate);
        if (test.isEmpty() || validation.isPresent() != images.validation().isPresent()) {
            return false;
        }
        lastTest = test;
        lastTestStep = learner.step();
        events.accept(new TrainingEvent.EpochDone(
                epoch,
                learner.step(),
                train.get(),
                test.get(),
                validation,
                watch.epochImagesPerSecond(),
                watch.secondsSinceStart()));
        return true;
    }

    private Optional<Evaluation> evaluate(LabelledImages some) {
        return evaluator.evaluate(some, control::isStopped);
    }

    private void finish(boolean stopped) throws TrainingFailure {
        over = true;
        if (control.weightsAsked()) {
            showWeights();
        }
        long step = learner.step();
        Optional<Evaluation> test = lastTestStep == step ? lastTest : Optional.empty();
        learner.check();
        events.accept(new TrainingEvent.Finished(step, test, network.weights(), stopped, watch.secondsSinceStart()));
    }

    /// A copy of what it has learned so far.
    public Weights weights() {
        return network.weights();
    }

    private void showWeights() {
        events.accept(new TrainingEvent.WeightsTaken(learner.step(), network.weights()));
    }

    private void sayPaused() {
        events.accept(new TrainingEvent.Paused(learner.step()));
    }

    private void sayResumed() {
        events.accept(new TrainingEvent.Resumed(learner.step()));
    }

    @Override
    public void close() {
        long parameters = network.memory().byteSize();
        batches.close();
        owned.close();
        network.close();
        NativeHeap.trim(parameters);
    }
}
