package dev.netloom.engine.train;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Plan;
import dev.netloom.engine.network.Plans;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.GradientNorm;
import dev.netloom.engine.optim.Optimizer;
import dev.netloom.engine.optim.StepSettings;
import java.util.Optional;
import java.util.function.Consumer;

/// Learns batches, one a step, for as long as weights, loss and gradients are finite.
final class Learner implements AutoCloseable {
    private final Network network;
    private final Plans plans;
    private TrainingPlan plan;
    private long steps;
    private long place;
    private final Consumer<TrainingEvent> events;
    private final Owned owned = new Owned();
    private final Optimizer optimizer;
    private final GoodWeights goodWeights;
    private Batch batch;
    private Pass pass = new Pass(0, 0);

    /// @param steps of the whole run
    /// @param events takes the last good weights where it ends badly
    Learner(Network network, Plans plans, TrainingPlan plan, long steps, Consumer<TrainingEvent> events) {
        this.network = network;
        this.plans = plans;
        this.plan = plan;
        this.steps = steps;
        this.events = events;
        try {
            this.optimizer = owned.add(Optimizer.of(plan.optimizer().kind(), network.trainedSize()), Optimizer::close);
            this.goodWeights = owned.add(new GoodWeights(network, plans.shares()), GoodWeights::close);
        } catch (RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    /// Steps taken so far.
    long step() {
        return pass.step();
    }

    /// Goes on by another plan.
    ///
    /// @param stepsInAll of a run that went by it from the beginning: the schedule goes on where it is
    void follow(TrainingPlan changed, long stepsInAll) {
        place = Math.round((double) place * stepsInAll / steps);
        steps = stepsInAll;
        plan = changed;
    }

    /// The pass of the step that was taken last.
    Pass pass() {
        return pass;
    }

    /// The learning rate of the step that was taken last.
    double learningRate() {
        return plan.learningRate(Math.clamp(place, 1, steps), steps);
    }

    /// One step.
    ///
    /// @return the mean loss of the batch
    /// @throws TrainingFailure where weights, loss or gradients are NaN or infinite; the network has its last good
    /// weights then
    double learn(Batch next) throws TrainingFailure {
        batch = next;
        pass = new Pass(plan.seed(), pass.step() + 1, plan.dropoutScale());
        place++;
        goodWeights.remember(pass.step());
        require(goodWeights.areFinite(), Mode.TRAINING);
        Plan compiled = plans.forBatch(batch.size());
        Tensor logits = compiled.forward(batch.images(), pass);
        double loss =
                SoftmaxCrossEntropy.measure(logits, batch.labels(), compiled.logitsGradient(), plan.labelSmoothing());
        compiled.backward();
        double norm = GradientNorm.of(network.gradientMemory(), network.trainedSize(), plans.shares());
        require(Double.isFinite(loss) && Double.isFinite(norm), Mode.TRAINING);
        goodWeights.confirm();
        optimizer.step(
                network.trainedMemory(),
                network.gradientMemory(),
                StepSettings.of(plan.optimizer(), learningRate())
                        .withGradientScale(plan.optimizer().gradientScale(norm)),
                plans.shares());
        network.changed();
        return loss;
    }

    /// A step that an evaluation follows has no other step to look at what it made.
    ///
    /// @throws TrainingFailure as [#learn]
    void check(Evaluation evaluation) throws TrainingFailure {
        if (step() > 0) {
            goodWeights.remember(step() + 1);
            require(goodWeights.areFinite() && Double.isFinite(evaluation.loss()), Mode.EVALUATION);
        }
    }

    /// As [#check(Evaluation)], where nothing was evaluated.
    void check() throws TrainingFailure {
        if (step() > 0) {
            goodWeights.remember(step() + 1);
            require(goodWeights.areFinite(), Mode.EVALUATION);
        }
    }

    private void require(boolean finite, Mode mode) throws TrainingFailure {
        if (!finite) {
            throw diverged(mode);
        }
    }

    private TrainingFailure diverged(Mode mode) throws TrainingFailure {
        Weights suspects = goodWeights.suspects();
        events.accept(new TrainingEvent.WeightsTaken(goodWeights.step(), goodWeights.restore()));
        String layer = origin(suspects, mode).orElseGet(this::output);
        return new TrainingFailure(
                "diverged",
                "NaN or infinity began in " + layer + " at step " + step() + ": try a smaller learning rate",
                step(),
                layer);
    }

    /// Nothing is found where memory does not suffice for going through the step again: the run has most of it.
    private Optional<String> origin(Weights suspects, Mode mode) {
        try {
            return Divergence.find(network.graph(), suspects, batch, pass, mode);
        } catch (MemoryShortage | OutOfMemoryError e) {
            return Optional.empty();
        }
    }

    /// Where all is finite when it is run again, the numbers broke at the very end.
    private String output() {
        return network.graph().nodes().stream()
                .filter(node -> node.block() instanceof Output)
                .map(Node::id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        owned.close();
    }
}
