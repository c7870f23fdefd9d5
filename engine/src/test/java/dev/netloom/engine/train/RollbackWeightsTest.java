package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.memory.HeapUse;
import dev.netloom.engine.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackWeightsTest {
    /// 1,010,510 values: several pieces of the copies, the last one short.
    private static final Graph GRAPH =
            Graph.chain(new Input(1, 32, 32), new Flatten(), Dense.of(500), Dense.of(1000), Dense.of(10), new Output());

    @Test
    void theCopiesLieOutsideTheHeap() throws Exception {
        try (Network network = new Network(GRAPH, 1);
                WorkerPool team = new WorkerPool(2, 2)) {
            new RollbackWeights(network, team).close(); // what is loaded once is loaded now
            long before = NativeScope.bytesInUse();
            long heap = HeapUse.of(() -> {
                try (RollbackWeights good = new RollbackWeights(network, team)) {
                    good.remember(1);
                    good.confirm();
                    long all = network.values().length();
                    assertThat(NativeScope.bytesInUse() - before).isEqualTo(RollbackWeights.bytes(all));
                }
            });
            assertThat(heap).isLessThan(1 << 20);
            assertThat(NativeScope.bytesInUse()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aBrokenValueIsSeenWhereverItIsAndGoodOnesComeBack(float broken) {
        try (Network network = new Network(GRAPH, 1);
                WorkerPool team = new WorkerPool(2, 2);
                RollbackWeights good = new RollbackWeights(network, team)) {
            int last = (int) network.values().length() - 1;
            for (int place : new int[] {0, 4095, 4096, last / 2, last}) {
                float kept = network.values().getFloat(place);
                good.remember(1);
                assertThat(good.areFinite()).isTrue();
                good.confirm();
                network.values().putScalar(place, broken);
                good.remember(2);
                assertThat(good.areFinite()).as("at %d", place).isFalse();
                good.restore();
                assertThat(network.values().getFloat(place)).isEqualTo(kept);
            }
        }
    }
}
