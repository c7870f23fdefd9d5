package dev.netloom.engine.optim;

import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.network.WeightMatrix;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Muon (Jordan et al., *Muon: an optimizer for hidden layers in neural networks*, 2024): every hidden matrix W moves
/// by a matrix whose singular values are all about 1, so that no direction is neglected:
/// M ← μ M + (1 − μ) G, U = μ M + (1 − μ) G (Nesterov), W ← W − η λ W − η √max(1, rows / columns) · O(U),
/// G being s · ∂L/∂W, M from 0, and O([NewtonSchulz]) of U divided by its norm plus 10⁻⁷. The size of the gradient does
/// not matter. η is how far a step goes in the spectral norm: the same rate suits matrices of all shapes.
///
/// A convolution's kernel is one matrix, filters × (channels of a group · rows · columns), with groups, too. All other
/// parameters (biases, scales of normalisations, the last layer) go by Adam with decoupled weight decay, at a rate of
/// its own that is in proportion to η.
///
/// M lies where the vector of Adam's means has room for those values: Adam itself leaves them alone.
final class Muon implements Optimizer {
    private final List<WeightMatrix> matrices;
    private final MuonSettings settings;
    private final double adamShare;
    private final Adam adam;
    private List<List<WeightMatrix>> parts = List.of();
    private MuonShare[] shares = {};

    /// @param matrices in the order of their offsets
    Muon(OptimizerSettings settings, int count, List<WeightMatrix> matrices) {
        this.matrices = matrices;
        this.settings = settings.muon();
        this.adamShare = settings.muon().adamRate() / settings.learningRate();
        this.adam = new Adam(count, settings.adam(), true, others(count, matrices));
    }

    private static List<ValueRange> others(int count, List<WeightMatrix> matrices) {
        List<ValueRange> others = new ArrayList<>();
        int from = 0;
        for (WeightMatrix matrix : matrices) {
            int begin = Math.toIntExact(matrix.offset());
            others.add(new ValueRange(from, begin));
            from = begin + matrix.size();
        }
        others.add(new ValueRange(from, count));
        return others.stream().filter(range -> range.length() > 0).toList();
    }

    /// Bytes of the memory for the products, at most: every thread has as much as its largest matrix needs.
    static long workspace(List<WeightMatrix> matrices) {
        return matrices.stream()
                .mapToLong(matrix -> MuonShare.bytes(List.of(matrix)))
                .sorted()
                .skip(Math.max(0, matrices.size() - WorkerPool.cores()))
                .sum();
    }

    @Override
    public void step(MemorySegment parameters, MemorySegment gradients, StepSettings step, RangePartition partition) {
        adam.step(parameters, gradients, step.withLearningRate(adamShare * step.learningRate()), partition);
        makeShares(partition);
        partition.run(share -> shares[share].step(parameters, gradients, means(), step, settings.iterations()));
    }

    private MemorySegment means() {
        return adam.state().getFirst();
    }

    /// Once: the shares stay the same.
    private void makeShares(RangePartition partition) {
        if (shares.length != partition.count()) {
            closeShares();
            parts = parts(partition.count());
            shares = new MuonShare[partition.count()];
            partition.run(share -> shares[share] = new MuonShare(parts.get(share)));
        }
    }

    /// Each matrix, the most work first, goes to whoever has least to do.
    private List<List<WeightMatrix>> parts(int count) {
        List<List<WeightMatrix>> parts = new ArrayList<>();
        for (int share = 0; share < count; share++) {
            parts.add(new ArrayList<>());
        }
        double[] work = new double[count];
        for (WeightMatrix matrix : matrices.stream()
                .sorted(Comparator.comparing(Muon::work).reversed())
                .toList()) {
            int idle = 0;
            for (int share = 1; share < count; share++) {
                idle = work[share] < work[idle] ? share : idle;
            }
            parts.get(idle).add(matrix);
            work[idle] += work(matrix);
        }
        return parts;
    }

    private static double work(WeightMatrix matrix) {
        return (double) matrix.size() * NewtonSchulz.side(matrix);
    }

    @Override
    public List<MemorySegment> state() {
        return adam.state();
    }

    @Override
    public int steps() {
        return adam.steps();
    }

    @Override
    public void restore(int steps) {
        adam.restore(steps);
    }

    private void closeShares() {
        Arrays.stream(shares).filter(share -> share != null).forEach(MuonShare::close);
        shares = new MuonShare[0];
    }

    @Override
    public void close() {
        closeShares();
        adam.close();
    }
}
