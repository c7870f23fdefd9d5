package dev.netloom.engine.train;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import org.apache.commons.math3.stat.StatUtils;

/// A convolution that is the same in all versions of this program, with oneDNN's favourite kernel: what times of
/// others are divided by, since a machine's speed changes from one sitting to the next.
final class ReferenceConvolution implements AutoCloseable {
    private static final int BATCH = 64;
    private static final int RUNS = 41;
    private static final Graph GRAPH =
            Graph.chain(new Input(32, 28, 28), Conv.of(32, 3, 1, 1), new Flatten(), new Output());

    private final Owned owned = new Owned();
    private final ExecutionPlan plan;
    private final float[] images =
            new float[BATCH * GRAPH.inputShape().orElseThrow().size()];

    ReferenceConvolution() {
        Network network = owned.add(new Network(GRAPH, 1), Network::close);
        this.plan = owned.add(new ExecutionPlans(network, PlanOptions::evaluation), ExecutionPlans::close)
                .forBatch(BATCH);
    }

    /// Of one batch on all cores, the median of some runs.
    double seconds() {
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            plan.forward(images, new Pass(1, 0));
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        return StatUtils.percentile(seconds, 50);
    }

    @Override
    public void close() {
        owned.close();
    }
}
