package dev.netloom.engine.train;

import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.WeightMatrix;
import dev.netloom.engine.optim.Optimizer;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.StepSettings;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// An optimiser for every part of a network that is trained. What a part's optimiser remembers begins when the part
/// opens, as in PyTorch where it is added with `add_param_group`; of frozen parameters nothing is remembered.
final class PartOptimizers implements AutoCloseable {
    private final Network network;
    private final TrainedParts parts;
    private final Owned owned = new Owned();
    private final List<Optimizer> optimizers = new ArrayList<>();

    /// @param network laid out by these parts
    PartOptimizers(OptimizerSettings settings, Network network, TrainedParts parts) {
        this.network = network;
        this.parts = parts;
        try {
            for (int part = 0; part < parts.all().size(); part++) {
                int from = network.trainedSize(part);
                int to = network.trainedSize(part + 1);
                Optimizer own = Optimizer.of(settings, to - from, WeightMatrix.hidden(network, from, to));
                optimizers.add(owned.add(own, Optimizer::close));
            }
        } catch (RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    /// @param open how many parts move
    /// @param settings whose rate each part's is in proportion to
    void step(int open, StepSettings settings, RangePartition shares) {
        MemorySegment values = network.trainedMemory();
        MemorySegment gradients = network.gradientMemory();
        for (int part = 0; part < open; part++) {
            long from = (long) network.trainedSize(part) * Float.BYTES;
            long size = (long) network.trainedSize(part + 1) * Float.BYTES - from;
            double rate = parts.all().get(part).rate() * settings.learningRate();
            if (size > 0) {
                optimizers
                        .get(part)
                        .step(
                                values.asSlice(from, size),
                                gradients.asSlice(from, size),
                                settings.withLearningRate(rate),
                                shares);
            }
        }
    }

    /// Float32 values of all that is remembered.
    long remembered() {
        return optimizers.stream()
                        .flatMap(one -> one.state().stream())
                        .mapToLong(MemorySegment::byteSize)
                        .sum()
                / Float.BYTES;
    }

    void save(ResumeState.Draft state) {
        for (int part = 0; part < optimizers.size(); part++) {
            state.put(name(part), optimizers.get(part));
        }
    }

    void restore(ResumeState state) {
        for (int part = 0; part < optimizers.size(); part++) {
            state.restore(name(part), optimizers.get(part));
        }
    }

    private static String name(int part) {
        return part == 0 ? "optimizer" : "optimizer-" + part;
    }

    @Override
    public void close() {
        owned.close();
    }
}
