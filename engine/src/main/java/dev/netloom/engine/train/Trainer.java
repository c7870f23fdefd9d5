package dev.netloom.engine.train;

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
import java.util.Optional;
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
        try (Network network = new Network(graph, plan.seed())) {
            if (start != null) {
                Readiness.load(network, start);
            }
            ValidationSplit images = ValidationSplit.of(data.train(), plan.validation(), plan.seed());
            try (Plans plans = new Plans(network, this::options);
                    Evaluator evaluator = new Evaluator(network);
                    Run run = new Run(network, plans, evaluator, images)) {
                run.run();
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

    /// One run, with what it owns.
    private final class Run implements AutoCloseable {
        private final Network network;
        private final Evaluator evaluator;
        private final ValidationSplit images;
        private final Stopwatch watch = new Stopwatch();
        private final Learner learner;
        private final int threads;
        private TrainingPlan current = plan;
        private Batches batches;
        private Evaluation lastTest;
        private long lastTestStep = -1;

        Run(Network network, Plans plans, Evaluator evaluator, ValidationSplit images) {
            this.network = network;
            this.evaluator = evaluator;
            this.images = images;
            this.batches = deal();
            this.threads = plans.threads();
            this.learner = new Learner(network, plans, plan, stepsInAll(), events);
        }

        private Batches deal() {
            return new Batches(images.train(), current.batchSize(), current.augmentation());
        }

        private long stepsInAll() {
            return (long) batches.perEpoch() * current.epochs();
        }

        void run() throws InterruptedException, TrainingFailure {
            events.accept(new TrainingEvent.Started(plan, batches.perEpoch(), threads));
            boolean done = true;
            for (int epoch = 1; epoch <= plan.epochs() && done; epoch++) {
                done = learn(epoch);
                if (done) {
                    report(epoch);
                    control.epochEnded();
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
            for (int seen = 0; seen < images.train().size(); ) {
                Batches dealing = batches;
                for (Batch batch : dealing.epoch(plan.seed(), epoch, seen)) {
                    if (!control.awaitPermission(this::showWeights, this::sayPaused, this::sayResumed)) {
                        return false;
                    }
                    control.changedSettings().ifPresent(this::goOnWith);
                    if (batches != dealing) {
                        break; // the images that are left are dealt anew
                    }
                    learn(epoch, batch);
                    seen += batch.size();
                }
            }
            return true;
        }

        private void learn(int epoch, Batch batch) throws TrainingFailure {
            Optional<Weights> before = control.examinationAsked() ? Optional.of(network.weights()) : Optional.empty();
            watch.beginStep();
            double loss = learner.learn(batch);
            watch.endStep(batch.size());
            before.ifPresent(weights -> events.accept(new TrainingEvent.StepExamined(
                    learner.step(),
                    weights,
                    network.weights(),
                    batch.copy(),
                    learner.pass(),
                    current,
                    learner.learningRate())));
            events.accept(new TrainingEvent.StepDone(
                    learner.step(), epoch, loss, learner.learningRate(), watch.recentImagesPerSecond()));
        }

        private void goOnWith(LiveSettings settings) {
            boolean redealt = settings.batchSize() != current.batchSize();
            current = settings.in(current);
            if (redealt) {
                batches.close();
                batches = deal();
            }
            learner.follow(current, stepsInAll());
            events.accept(new TrainingEvent.SettingsChanged(learner.step(), settings));
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

        @Override
        public void close() {
            batches.close();
        }
    }
}
