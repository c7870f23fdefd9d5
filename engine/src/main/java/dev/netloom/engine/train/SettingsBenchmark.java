package dev.netloom.engine.train;

import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.optim.Optimizer;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.store.KernelRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;

/// What settings cost: training steps with each of several, in rounds in each of which all take a short turn, so that a
/// machine whose speed drifts does it to all of them.
public final class SettingsBenchmark {
    private static final int ROUNDS = 5;
    private static final int WARM_UP_STEPS = 20;

    /// Steps of a turn; the first of them, while the buffers ahead are filled, do not count.
    private static final int TURN = 12;

    private static final int UNCOUNTED = 4;

    private static final double DRAWING_SECONDS = 0.2;

    private SettingsBenchmark() {}

    /// What an augmentation costs.
    ///
    /// @param seconds of a training step, the median of all rounds
    /// @param ratio of a step to one without augmentation in the same round, the median of all rounds
    /// @param drawnPerSecond images that one thread draws and changes
    public record AugmentedStep(Augmentation augmentation, double seconds, double ratio, double drawnPerSecond) {}

    /// Training steps with each augmentation, in rounds in each of which all take a short turn.
    ///
    /// @return in the order of `all`; what the first is, ratios are to
    /// @throws TrainingFailure as [Benchmark#run]
    public static List<AugmentedStep> augmented(
            Graph graph, Dataset data, int wantedBatch, Precision precision, List<Augmentation> all)
            throws TrainingFailure {
        Readiness.check(graph, data.train(), data.classes().size());
        Readiness.check(precision);
        int batch = Math.min(wantedBatch, data.train().size());
        try (Network network = new Network(graph, 1);
                Optimizer adam = Optimizer.of(OptimizerKind.ADAM, network.trainedSize());
                ExecutionPlans training = new ExecutionPlans(
                        network,
                        size -> PlanOptions.training(size).with(precision).with(KernelRecord.ofUser()))) {
            Benchmark.Work step = images -> Benchmark.step(network, training, adam, images);
            turn(data, batch, all.getLast(), WARM_UP_STEPS, step);
            double[][] rounds = new double[all.size()][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < rounds.length; i++) {
                    rounds[i][round] = turn(data, batch, all.get(i), TURN, step);
                }
            }
            return IntStream.range(0, rounds.length)
                    .mapToObj(i -> new AugmentedStep(
                            all.get(i),
                            Benchmark.median(rounds[i]),
                            Benchmark.median(MathArrays.ebeDivide(rounds[i], rounds[0])),
                            drawing(data, batch, all.get(i))))
                    .toList();
        } catch (MemoryShortage e) {
            throw TrainingFailure.of(e);
        }
    }

    /// What freezing saves.
    ///
    /// @param layers with weights that are frozen, from the first on
    /// @param seconds of a training step, the median of all rounds
    /// @param ratio of a step to one with nothing frozen in the same round, the median of all rounds
    public record FrozenStep(int layers, Set<String> blocks, double seconds, double ratio) {}

    /// Training steps with nothing frozen, with a quarter, half and three quarters of the layers with weights, and
    /// with all but the last one, always from the first on; in rounds in each of which all take a short turn.
    ///
    /// @throws TrainingFailure as [Benchmark#run]
    public static List<FrozenStep> frozen(Graph graph, Dataset data, int wantedBatch, Precision precision)
            throws TrainingFailure {
        Readiness.check(graph, data.train(), data.classes().size());
        Readiness.check(precision);
        int batch = Math.min(wantedBatch, data.train().size());
        List<Set<String>> all = firstLayers(graph);
        try (Owned owned = new Owned()) {
            List<Benchmark.Work> steps = new ArrayList<>();
            for (Set<String> blocks : all) {
                FrozenBlocks names = FrozenBlocks.of(graph, blocks);
                TrainedParts parts = new TrainedParts(graph, TransferSettings.NONE.withFrozen(names));
                Network network = owned.add(new Network(graph, 1, parts.blocks()), Network::close);
                Optimizer adam = owned.add(Optimizer.of(OptimizerKind.ADAM, network.trainedSize()), Optimizer::close);
                ExecutionPlans plans = owned.add(
                        new ExecutionPlans(
                                network,
                                size -> PlanOptions.training(size)
                                        .with(precision)
                                        .with(KernelRecord.ofUser())
                                        .freezing(blocks)),
                        ExecutionPlans::close);
                steps.add(images -> Benchmark.step(network, plans, adam, images));
                turn(data, batch, Augmentation.NONE, TURN, steps.getLast());
            }
            double[][] rounds = new double[all.size()][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < rounds.length; i++) {
                    rounds[i][round] = turn(data, batch, Augmentation.NONE, TURN, steps.get(i));
                }
            }
            return IntStream.range(0, rounds.length)
                    .mapToObj(i -> new FrozenStep(
                            weighted(graph, all.get(i)),
                            all.get(i),
                            Benchmark.median(rounds[i]),
                            Benchmark.median(MathArrays.ebeDivide(rounds[i], rounds[0]))))
                    .toList();
        } catch (MemoryShortage e) {
            throw TrainingFailure.of(e);
        }
    }

    private static int weighted(Graph graph, Set<String> blocks) {
        return (int) blocks.stream()
                .filter(id -> graph.node(id).block() instanceof Weighted)
                .count();
    }

    /// What can be frozen before a layer with weights, for five of these.
    private static List<Set<String>> firstLayers(Graph graph) {
        List<Node> order = graph.inOrder();
        List<Integer> layers = IntStream.range(0, order.size())
                .filter(place -> order.get(place).block() instanceof Weighted)
                .boxed()
                .toList();
        int last = layers.size() - 1;
        return IntStream.of(0, last / 4, last / 2, last * 3 / 4, last)
                .distinct()
                .mapToObj(open -> order.subList(0, layers.get(open)).stream()
                        .filter(FrozenBlocks::isFreezable)
                        .map(Node::id)
                        .collect(Collectors.toSet()))
                .toList();
    }

    /// @return seconds of a step
    private static double turn(Dataset data, int batch, Augmentation augmentation, int steps, Benchmark.Work work) {
        try (Batches batches = new Batches(data.train(), batch, augmentation)) {
            long start = 0;
            int done = 0;
            for (int epoch = 1; ; epoch++) {
                for (Batch next : batches.epoch(1, epoch)) {
                    start = done == UNCOUNTED ? System.nanoTime() : start;
                    work.on(next);
                    if (++done == steps) {
                        return (System.nanoTime() - start) / 1e9 / (steps - UNCOUNTED);
                    }
                }
            }
        }
    }

    /// @return images a second
    private static double drawing(Dataset data, int batch, Augmentation augmentation) {
        Batches batches = new Batches(data.train(), batch, augmentation);
        long start = System.nanoTime();
        long images = 0;
        for (int epoch = 1; ; epoch++) {
            for (Batch next : batches.inFileOrder(1, epoch)) {
                images += next.size();
                double elapsed = (System.nanoTime() - start) / 1e9;
                if (elapsed >= DRAWING_SECONDS) {
                    return images / elapsed;
                }
            }
        }
    }
}
