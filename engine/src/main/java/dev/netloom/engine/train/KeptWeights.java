package dev.netloom.engine.train;

import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.WeightAverage;
import java.util.Optional;
import java.util.function.Supplier;

/// The weights that a run hands out: those that it learns with, or where it averages, their mean over the steps; at its
/// end, where it looks for the best epoch, those of that.
final class KeptWeights implements AutoCloseable {
    private final Network network;
    private final Owned owned = new Owned();
    private final Optional<WeightAverage> average;
    private final Optional<BestEpochWeights> best;
    private boolean broughtBack;

    /// @param network which learns, and which somebody else closes
    /// @param judged whether there are images to judge epochs by
    /// @param shares of the cores that average
    KeptWeights(Network network, TrainingConfig plan, boolean judged, RangePartition shares) {
        this.network = network;
        try {
            average = plan.averaging() == 0
                    ? Optional.empty()
                    : Optional.of(owned.add(
                            new WeightAverage(network.memory(), plan.averaging(), shares), WeightAverage::close));
            best = plan.earlyStopping().isOn() && judged
                    ? Optional.of(owned.add(
                            new BestEpochWeights(
                                    plan.earlyStopping(), network.values().length()),
                            BestEpochWeights::close))
                    : Optional.empty();
        } catch (RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    boolean areAveraged() {
        return average.isPresent();
    }

    /// The optimiser has taken a step.
    void stepDone() {
        average.ifPresent(WeightAverage::add);
        network.changed();
    }

    void epochDone(TrainingEvent.EpochDone done) {
        best.ifPresent(epochs -> inNetwork(() -> {
            epochs.consider(done.epoch(), done.step(), done.judged(), done.kept(), network.memory());
            return epochs;
        }));
    }

    /// Whether no epoch was better for as many as are waited for.
    boolean isTimeToStop(int epoch) {
        return best.isPresent() && best.get().isTimeToStop(epoch);
    }

    /// Does something while the network has the averaged weights, where there are some; it has its own again then, to
    /// the bit.
    <T> T inNetwork(Supplier<T> action) {
        if (average.isEmpty()) {
            return action.get();
        }
        swap();
        try {
            return action.get();
        } finally {
            swap();
        }
    }

    private void swap() {
        average.get().swap();
        network.changed();
    }

    /// A copy.
    Weights copy() {
        return broughtBack ? network.weights() : inNetwork(network::weights);
    }

    /// Gives the network the weights of its best epoch, where it looked for one.
    Optional<BestEpochWeights> bringBack() {
        Optional<BestEpochWeights> found = best.filter(epochs -> epochs.epoch() > 0);
        found.ifPresent(epochs -> {
            epochs.bringBack(network.memory());
            network.changed();
            broughtBack = true;
        });
        return found;
    }

    /// The weights that go with a state are those that [#copy] gives: beside them is put what the run learns with.
    void save(ResumeState.Draft state) {
        average.ifPresent(mean -> state.put("average.steps", mean.steps()).put("raw", network.memory()));
        best.filter(epochs -> epochs.epoch() > 0)
                .ifPresent(epochs -> state.put("best", epochs)
                        .put("best.step", epochs.step())
                        .put("best.value", epochs.value()));
    }

    /// @throws IllegalArgumentException where the state is of another run
    void restore(ResumeState state) {
        if (average.isPresent()) {
            average.get().restore(Math.toIntExact(state.count("average.steps")));
            state.restore("raw", network.memory());
            network.changed();
        }
        if (best.isPresent() && state.has("best.step")) {
            state.restore("best", best.get());
            best.get().restore(state.count("best.step"), state.number("best.value"));
        }
    }

    @Override
    public void close() {
        owned.close();
    }
}
