package dev.netloom.engine.train;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.memory.NativeHeap;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.GradientNorm;
import dev.netloom.engine.optim.StepSettings;
import dev.netloom.engine.store.KernelRecord;
import dev.netloom.engine.train.TrainingEvent.EpochDone.Averaged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A run that takes one step whenever it is told to: the loop that everything else serves, from the inside.
///
/// Runs that take steps in turn, on one thread, learn to the bit what each would learn alone: they share the cores one
/// after the other, and nothing else.
public final class TrainingRun implements AutoCloseable {
    private final Network network;
    private final TrainingConfig plan;
    private final TrainingControl control;
    private final Consumer<TrainingEvent> events;
    private final RunSize size;
    private final Owned owned = new Owned();
    private final ExecutionPlans plans;
    private final Evaluator evaluator;
    private final EpochEvaluator measures;
    private final TrainedParts parts;
    private final PartOptimizers optimizer;
    private final FiniteCheck finite;
    private final KeptWeights kept;
    private final EpochBatches batches;
    private final LearningRate rate;
    private final Stopwatch watch = new Stopwatch();
    private final int threads;
    private TrainingConfig current;
    private int open; // parts that are trained
    private Set<String> frozen;
    private Optional<FeatureCache> features = Optional.empty();
    private Pass pass = new Pass(0, 0); // of the step that was taken last
    private boolean over;
    private Optional<Evaluation> lastTest = Optional.empty();
    private long lastTestStep = -1;

    /// @param network laid out by `parts`, which it closes at its end, but not where it cannot even begin
    /// @param parts of it that are trained
    /// @param size which the memory suffices for
    /// @param cores that share a batch
    /// @param resumed where the run goes on; empty for one that begins
    /// @throws TrainingFailure where it cannot go on there
    TrainingRun(
            Network network,
            TrainedParts parts,
            Dataset data,
            TrainingConfig plan,
            RunSize size,
            int cores,
            Optional<ResumeState> resumed,
            TrainingControl control,
            Consumer<TrainingEvent> events)
            throws TrainingFailure {
        this.network = network;
        this.parts = parts;
        this.frozen = parts.frozenAt(plan.epochs()); // the plans' threads suit what they will be in the end
        this.plan = plan;
        this.control = control;
        this.events = events;
        this.size = size;
        this.current = plan;
        network.describeInput(InputDescription.of(data).toText());
        ValidationSplit images = ValidationSplit.of(data.train(), plan.validation(), plan.seed());
        this.batches = new EpochBatches(plan.balance().of(images.train()), plan);
        this.rate = new LearningRate(plan, batches.inAll());
        try {
            this.plans = owned.add(new ExecutionPlans(network, this::options, cores), ExecutionPlans::close);
            this.evaluator = owned.add(new Evaluator(network, plans), Evaluator::close);
            this.measures = new EpochEvaluator(evaluator, images, data.test(), control::isStopped);
            this.optimizer = owned.add(new PartOptimizers(plan.optimizer(), network, parts), PartOptimizers::close);
            this.finite = owned.add(new FiniteCheck(network, plans.shares(), events), FiniteCheck::close);
            this.kept = owned.add(
                    new KeptWeights(network, plan, images.validation().isPresent(), plans.shares()),
                    KeptWeights::close);
            this.threads = plans.threads();
            if (resumed.isPresent()) {
                restore(resumed.get());
            }
            events.accept(new TrainingEvent.Started(plan, batches.perEpoch(), threads));
            openParts();
        } catch (TrainingFailure | RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    /// Where the run is, to the bit: what [#restore] brings back; empty where that is too much to be copied.
    private Optional<ResumeState> state() {
        if (optimizer.remembered() > ResumeState.MOST_VALUES) {
            return Optional.empty();
        }
        ResumeState.Draft state = new ResumeState.Draft();
        state.put("step", pass.step()).put("seconds", watch.secondsSinceStart()).put("threads", threads);
        batches.save(state);
        rate.save(state);
        LiveSettings.of(current).save(state);
        optimizer.save(state);
        kept.save(state);
        return Optional.of(state.state());
    }

    private void keepCheckpoint() {
        state().ifPresent(state -> control.keeper().accept(new TrainingCheckpoint(pass.step(), weights(), state)));
    }

    private void restore(ResumeState state) throws TrainingFailure {
        try {
            current = LiveSettings.of(state).in(plan);
            pass = new Pass(0, state.count("step"));
            watch.goOnFrom(state.number("seconds"));
            batches.restore(state, current);
            rate.restore(state, current);
            optimizer.restore(state);
            kept.restore(state);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new TrainingFailure("state", "the run cannot go on there: " + e.getMessage(), e.getMessage());
        }
    }

    private PlanOptions options(int batch) {
        return PlanOptions.training(batch)
                .with(plan.precision())
                .with(KernelRecord.ofUser())
                .freezing(frozen)
                .from(features.map(FeatureCache::block));
    }

    /// Goes once around the loop, as soon as the control permits it: learns one batch, and evaluates after the last
    /// one
    /// of an epoch. After the last epoch, or where the control says stop, tells how the run has ended.
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
        if (batches.areOver()) {
            return end(false);
        }
        if (!control.awaitPermission(this::showWeights, this::sayPaused, this::sayResumed)) {
            return end(true);
        }
        control.changedSettings().ifPresent(this::goOnWith);
        if (batches.atStartOfEpoch()) {
            watch.beginEpoch();
            openParts();
        }
        if (!batches.atEndOfEpoch()) { // as it is where a run that goes on was stopped while it evaluated
            learn(batches.next());
        }
        if (batches.atEndOfEpoch()) {
            if (!evaluate()) {
                return end(true);
            }
            control.epochEnded();
            if (kept.isTimeToStop(batches.epoch())) {
                return end(false);
            }
            boolean due = batches.epoch() % plan.checkpointEvery() == 0;
            batches.nextEpoch();
            if (due && !batches.areOver()) {
                keepCheckpoint();
            }
        }
        return true;
    }

    /// Opens what this epoch is the first to train; keeps features where nothing more will open.
    private void openParts() {
        if (open == parts.openAt(batches.epoch())) {
            return;
        }
        open = parts.openAt(batches.epoch());
        frozen = parts.frozenAt(batches.epoch());
        current = current.withTransfer(plan.transfer().withFrozen(FrozenBlocks.of(network.graph(), frozen)));
        plans.clear();
        if (!plan.transfer().frozen().isNone()) {
            keepFeatures();
            events.accept(new TrainingEvent.Frozen(
                    pass.step(),
                    frozen,
                    features.map(FeatureCache::images).orElse(0),
                    features.map(FeatureCache::bytes).orElse(0L)));
        }
    }

    private void keepFeatures() {
        List<LabelledImages> sets = new ArrayList<>(measures.sets());
        sets.addFirst(batches.images());
        if (features.isEmpty()
                && open == parts.all().size()
                && plan.augmentation().isNone()) {
            features = FeatureCache.of(network.graph(), frozen, sets)
                    .map(cache -> owned.add(cache, FeatureCache::close))
                    .filter(cache -> evaluator.goOnFrom(cache, sets, control::isStopped));
        }
    }

    /// Forward, loss, backward, step of the optimiser, and of the average.
    private void learn(Batch batch) throws TrainingFailure {
        Optional<Weights> before = control.examinationAsked() ? Optional.of(network.weights()) : Optional.empty();
        watch.beginStep();
        pass = new Pass(plan.seed(), pass.step() + 1, current.dropoutScale());
        rate.nextStep();
        finite.weights(batch, pass);
        ExecutionPlan compiled = plans.forBatch(batch.size());
        float[] shown = features.map(cache -> cache.of(batches.images(), batch)).orElse(batch.images());
        Tensor logits = compiled.forward(shown, pass);
        double loss = SoftmaxCrossEntropy.measure(logits, batch, compiled.logitsGradient(), current.labelSmoothing());
        compiled.backward();
        double norm = GradientNorm.of(network.gradientMemory(), network.trainedSize(open), plans.shares());
        finite.step(loss, norm);
        StepSettings settings = StepSettings.of(current.optimizer(), rate.now())
                .withGradientScale(current.optimizer().gradientScale(norm));
        optimizer.step(open, settings, plans.shares());
        kept.stepDone();
        watch.endStep(batch.size());
        before.ifPresent(weights -> events.accept(new TrainingEvent.StepExamined(
                pass.step(), weights, network.weights(), batch.copy(), pass, current, rate.now())));
        events.accept(new TrainingEvent.StepDone(
                pass.step(), batches.epoch(), loss, rate.now(), watch.recentImagesPerSecond(), batches.progress()));
    }

    private void goOnWith(LiveSettings wanted) {
        LiveSettings settings = affordable(wanted);
        if (settings.equals(LiveSettings.of(current))) {
            return;
        }
        boolean redealt = settings.batchSize() != current.batchSize();
        current = settings.in(current);
        if (redealt) {
            plans.clear();
            evaluator.clear();
            batches.deal(current);
        }
        rate.follow(current, batches.inAll());
        events.accept(new TrainingEvent.SettingsChanged(pass.step(), settings, batches.perEpoch()));
    }

    /// The settings, with batches as they are where memory does not suffice for others.
    private LiveSettings affordable(LiveSettings wanted) {
        try {
            if (wanted.batchSize() != current.batchSize()) {
                size.checkChange(current.batchSize(), wanted.batchSize());
            }
            return wanted;
        } catch (TrainingFailure e) {
            events.accept(new TrainingEvent.BatchSizeRefused(pass.step(), wanted.batchSize(), e));
            return wanted.withBatchSize(current.batchSize());
        }
    }

    /// Evaluates after an epoch, and tells; or leaves off, and tells nothing, once the control says stop.
    ///
    /// @return false where it has left off
    private boolean evaluate() throws TrainingFailure {
        Optional<Evaluation> train = measures.ofSample();
        if (train.isPresent()) {
            finite.evaluation(train.get());
        }
        Optional<Averaged> own = train.flatMap(_ -> measures.ofOthers());
        Optional<Averaged> averaged =
                kept.areAveraged() ? own.flatMap(_ -> kept.inNetwork(measures::ofOthers)) : Optional.empty();
        if (own.isEmpty() || averaged.isPresent() != kept.areAveraged()) {
            return false;
        }
        rate.judge(own.get().validation().orElse(train.get()).loss());
        TrainingEvent.EpochDone done = new TrainingEvent.EpochDone(
                batches.epoch(),
                pass.step(),
                train.get(),
                own.get().test(),
                own.get().validation(),
                averaged,
                watch.epochImagesPerSecond(),
                watch.secondsSinceStart());
        lastTest = Optional.of(done.kept());
        lastTestStep = pass.step();
        kept.epochDone(done);
        events.accept(done);
        return true;
    }

    /// @return false: there are no more steps
    private boolean end(boolean stopped) throws TrainingFailure {
        over = true;
        if (control.weightsAsked()) {
            showWeights();
        }
        finite.end();
        if (stopped) {
            keepCheckpoint();
        }
        Optional<TrainingEvent.BestEpochKept> best = stopped ? Optional.empty() : bringBack();
        Optional<Evaluation> test = lastTestStep == pass.step() ? lastTest : Optional.empty();
        evaluator.clear(); // a copy of the weights takes their place
        plans.clear();
        events.accept(
                new TrainingEvent.Finished(pass.step(), test, weights(), stopped, best, watch.secondsSinceStart()));
        return false;
    }

    /// Gives the network the weights of its best epoch, where it looked for one.
    private Optional<TrainingEvent.BestEpochKept> bringBack() {
        return kept.bringBack().map(best -> {
            lastTest = best.test().or(measures::ofTest);
            int last = Math.min(batches.epoch(), plan.epochs());
            return new TrainingEvent.BestEpochKept(best.epoch(), best.step(), last, last < plan.epochs());
        });
    }

    /// A copy of what it has learned so far: of the averaged weights where there are some.
    public Weights weights() {
        return kept.copy();
    }

    private void showWeights() {
        events.accept(new TrainingEvent.WeightsTaken(pass.step(), weights()));
    }

    private void sayPaused() {
        events.accept(new TrainingEvent.Paused(pass.step()));
    }

    private void sayResumed() {
        events.accept(new TrainingEvent.Resumed(pass.step()));
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
