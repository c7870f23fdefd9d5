package dev.netloom.engine.train;

import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Plans;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.KernelRecord;
import java.util.function.Consumer;

/// Trains a network: the loop that everything else serves.
public final class Trainer {
    private static final int TRAIN_SAMPLE = 1_000;

    private final Graph graph;
    private final Dataset data;
    private final TrainingPlan plan;
    private final TrainingControl control;
    private final Consumer<TrainingEvent> events;
    private Weights start;

    /// @param events called on the thread that trains
    public Trainer(
            Graph graph, Dataset data, TrainingPlan plan, TrainingControl control, Consumer<TrainingEvent> events) {
        this.graph = graph;
        this.data = data;
        this.plan = plan;
        this.control = control;
        this.events = events;
    }

    /// Begins with these weights instead of drawn ones.
    public Trainer startingFrom(Weights weights) {
        this.start = weights;
        return this;
    }

    /// Trains to the end of the plan, or until the control says stop; the last event is then
    /// [TrainingEvent.Finished].
    ///
    /// Where weights, loss or gradients become NaN or infinite, the last event is [TrainingEvent.WeightsTaken] with
    /// the last good weights, and the run fails.
    ///
    /// @throws TrainingFailure where graph, data and weights do not belong together, memory does not suffice, or
    /// the run diverges
    public void run() throws TrainingFailure {
        Readiness.check(graph, data.train(), data.classes().size());
        try (Network network = new Network(withDropout(plan.dropoutScale()), plan.seed())) {
            if (start != null) {
                Readiness.load(network, start);
            }
            ValidationSplit images = ValidationSplit.of(data.train(), plan.validation(), plan.seed());
            try (Plans plans = new Plans(network, this::options);
                    Evaluator evaluator = new Evaluator(network);
                    Batches batches = new Batches(images.train(), plan.batchSize(), plan.augmentation())) {
                new Run(network, plans, evaluator, images, batches).run();
            }
        } catch (OutOfMemoryError e) {
            throw new TrainingFailure("memory", "not enough memory: try a smaller batch size", plan.batchSize());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PlanOptions options(int batch) {
        return PlanOptions.training(batch).with(plan.precision()).with(KernelRecord.ofUser());
    }

    private Graph withDropout(double scale) {
        return scale == 1
                ? graph
                : graph.map(node -> node.block() instanceof Dropout dropout
                        ? node.withBlock(new Dropout(dropout.rate() * scale))
                        : node);
    }

    /// One run, with what it owns.
    private final class Run {
        private final Network network;
        private final Evaluator evaluator;
        private final ValidationSplit images;
        private final Batches batches;
        private final Stopwatch watch = new Stopwatch();
        private final Learner learner;
        private final int threads;
        private Evaluation lastTest;
        private long lastTestStep = -1;

        Run(Network network, Plans plans, Evaluator evaluator, ValidationSplit images, Batches batches) {
            this.network = network;
            this.evaluator = evaluator;
            this.images = images;
            this.batches = batches;
            this.threads = plans.threads();
            this.learner = new Learner(network, plans, plan, (long) batches.perEpoch() * plan.epochs(), events);
        }

        void run() throws InterruptedException, TrainingFailure {
            events.accept(new TrainingEvent.Started(plan, batches.perEpoch(), threads));
            boolean done = true;
            for (int epoch = 1; epoch <= plan.epochs() && done; epoch++) {
                done = learn(epoch);
                if (done) {
                    report(epoch);
                }
            }
            answerLastRequest();
            long step = learner.step();
            Evaluation test = lastTestStep == step ? lastTest : evaluator.evaluate(data.test());
            learner.check(test);
            events.accept(new TrainingEvent.Finished(step, test, network.weights(), !done, watch.secondsSinceStart()));
        }

        /// One epoch.
        ///
        /// @return false when it was stopped
        private boolean learn(int epoch) throws InterruptedException, TrainingFailure {
            watch.beginEpoch();
            for (Batch batch : batches.epoch(plan.seed(), epoch)) {
                if (!control.awaitPermission(this::showWeights, this::sayPaused, this::sayResumed)) {
                    return false;
                }
                watch.beginStep();
                double loss = learner.learn(batch);
                watch.endStep(batch.size());
                events.accept(new TrainingEvent.StepDone(learner.step(), epoch, loss, watch.recentImagesPerSecond()));
            }
            return true;
        }

        private void report(int epoch) throws TrainingFailure {
            Evaluation train = evaluator.evaluate(images.train().first(TRAIN_SAMPLE));
            learner.check(train);
            lastTest = evaluator.evaluate(data.test());
            lastTestStep = learner.step();
            events.accept(new TrainingEvent.EpochDone(
                    epoch,
                    learner.step(),
                    train,
                    lastTest,
                    images.validation().map(evaluator::evaluate),
                    watch.epochImagesPerSecond(),
                    watch.secondsSinceStart()));
        }

        private void answerLastRequest() {
            if (control.weightsAsked()) {
                showWeights();
            }
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
    }
}
