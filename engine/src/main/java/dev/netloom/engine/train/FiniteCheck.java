package dev.netloom.engine.train;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import java.util.Optional;
import java.util.function.Consumer;

/// Ends a run whose weights, loss or gradients become NaN or infinite: the network has its last good weights then, and
/// the failure says where it began.
final class FiniteCheck implements AutoCloseable {
    private final Network network;
    private final Consumer<TrainingEvent> events;
    private final RollbackWeights rollback;
    private Batch batch;
    private Pass pass;

    /// @param events takes the last good weights where it ends badly
    FiniteCheck(Network network, RangePartition shares, Consumer<TrainingEvent> events) {
        this.network = network;
        this.events = events;
        this.rollback = new RollbackWeights(network, shares);
    }

    /// Before a step: of the weights that the step before it made.
    void weights(Batch next, Pass coming) throws TrainingFailure {
        batch = next;
        pass = coming;
        rollback.remember(pass.step());
        require(rollback.areFinite(), Mode.TRAINING);
    }

    /// In a step, before the weights change.
    void step(double loss, double gradientNorm) throws TrainingFailure {
        require(Double.isFinite(loss) && Double.isFinite(gradientNorm), Mode.TRAINING);
        rollback.confirm();
    }

    /// Of an epoch's last step, which has no other step to look at what it made.
    void evaluation(Evaluation evaluation) throws TrainingFailure {
        lastWeights(Double.isFinite(evaluation.loss()));
    }

    /// Of a run's last step, where nothing was evaluated.
    void end() throws TrainingFailure {
        lastWeights(true);
    }

    private void lastWeights(boolean lossIsFinite) throws TrainingFailure {
        if (pass != null) {
            rollback.remember(pass.step() + 1);
            require(rollback.areFinite() && lossIsFinite, Mode.EVALUATION);
        }
    }

    private void require(boolean finite, Mode mode) throws TrainingFailure {
        if (!finite) {
            throw diverged(mode);
        }
    }

    private TrainingFailure diverged(Mode mode) throws TrainingFailure {
        Weights suspects = rollback.suspects();
        events.accept(new TrainingEvent.WeightsTaken(rollback.step(), rollback.restore()));
        String layer = origin(suspects, mode).orElseGet(this::output);
        return new TrainingFailure(
                "diverged",
                "NaN or infinity began in " + layer + " at step " + pass.step() + ": try a smaller learning rate",
                pass.step(),
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
        rollback.close();
    }
}
