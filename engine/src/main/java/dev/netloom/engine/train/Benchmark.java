package dev.netloom.engine.train;

import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.memory.Owned;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Profile;
import dev.netloom.engine.optim.Optimizer;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.StepSettings;
import dev.netloom.engine.store.KernelRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.MathArrays;

/// Throughput of a network on this machine, after a warm-up: whole training steps, and inference.
public final class Benchmark {
    /// Until Java's compiler has done its work, which takes one of the cores.
    private static final double WARM_UP_SECONDS = 5;

    private static final int WARM_UP_STEPS = 20;
    private static final int ROUNDS = 5;

    /// Steps of a turn; the first of them, while the buffers ahead are filled, do not count.
    private static final int TURN = 12;

    private static final int UNCOUNTED = 4;

    private static final double DRAWING_SECONDS = 0.2;

    /// @param threads cores that share a batch
    /// @param layers where the training steps' time goes; empty unless asked for
    /// @param upkeep what a training step does besides its layers
    public record Result(
            double trainImagesPerSecond,
            double inferImagesPerSecond,
            int batch,
            int threads,
            List<LayerTime> layers,
            Upkeep upkeep) {
        /// Seconds that a training step would take if it were its convolutions alone; 0 unless asked for.
        public double convolutionsAlone() {
            return layers.stream()
                    .mapToDouble(layer -> layer.forwardAlone() + layer.backwardAlone())
                    .sum();
        }
    }

    /// Seconds of one training step, as if all threads were always busy; 0 unless asked for.
    ///
    /// @param preparing bringing weights into the order and precision that kernels read
    /// @param summing adding up the gradients of the batch's parts
    /// @param updating the optimiser's step
    public record Upkeep(double preparing, double summing, double updating) {
        public double seconds() {
            return preparing + summing + updating;
        }
    }

    /// What a layer costs in one training step, waiting for other threads left out; nothing where it was merged
    /// into another.
    ///
    /// @param forwardSeconds for the whole batch, as if all threads were always busy
    /// @param multiplyAdds forward, for the whole batch; backward takes twice that, or as much where the gradient
    ///                     of the input is not needed
    /// @param forwardAlone what a convolution takes when nothing else runs ([BareConvolutions]); 0 for other layers
    public record LayerTime(
            String id,
            String type,
            double forwardSeconds,
            double backwardSeconds,
            double forwardAlone,
            double backwardAlone,
            long multiplyAdds) {}

    private interface Work {
        void on(Batch batch);
    }

    private Benchmark() {}

    /// @param wantedBatch images at once; as many as there are, where there are fewer
    /// @param seconds to measure each of the two for
    /// @param profiled whether to tell where the time goes
    /// @throws TrainingFailure where graph and data do not belong together, or memory does not suffice
    public static Result run(
            Graph graph, Dataset data, int wantedBatch, double seconds, Precision precision, boolean profiled)
            throws TrainingFailure {
        return run(graph, data, wantedBatch, WARM_UP_SECONDS, seconds, precision, profiled);
    }

    /// What an augmentation costs.
    ///
    /// @param seconds of a training step, the median of all rounds
    /// @param ratio of a step to one without augmentation in the same round, the median of all rounds
    /// @param drawnPerSecond images that one thread draws and changes
    public record AugmentedStep(Augmentation augmentation, double seconds, double ratio, double drawnPerSecond) {}

    /// Training steps with each augmentation, in rounds in each of which all take a short turn.
    ///
    /// @return in the order of `all`; what the first is, ratios are to
    /// @throws TrainingFailure as [#run]
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
            Work step = images -> step(network, training, adam, images);
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
                            median(rounds[i]),
                            median(MathArrays.ebeDivide(rounds[i], rounds[0])),
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

    /// Training steps with nothing frozen, with a quarter, half and three quarters of the layers with weights, and with
    /// all but the last one, always from the first on; in rounds in each of which all take a short turn.
    ///
    /// @throws TrainingFailure as [#run]
    public static List<FrozenStep> frozen(Graph graph, Dataset data, int wantedBatch, Precision precision)
            throws TrainingFailure {
        Readiness.check(graph, data.train(), data.classes().size());
        Readiness.check(precision);
        int batch = Math.min(wantedBatch, data.train().size());
        List<Set<String>> all = firstLayers(graph);
        try (Owned owned = new Owned()) {
            List<Work> steps = new ArrayList<>();
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
                steps.add(images -> step(network, plans, adam, images));
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
                            median(rounds[i]),
                            median(MathArrays.ebeDivide(rounds[i], rounds[0]))))
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
    private static double turn(Dataset data, int batch, Augmentation augmentation, int steps, Work work) {
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

    private static double median(double[] values) {
        return StatUtils.percentile(values, 50);
    }

    /// @return nanoseconds that the optimiser took
    private static long step(Network network, ExecutionPlans training, Optimizer optimizer, Batch images) {
        OptimizerSettings settings = OptimizerSettings.of(OptimizerKind.ADAM);
        ExecutionPlan plan = training.forBatch(images.size());
        plan.forward(images.images(), new Pass(1, network.version()));
        SoftmaxCrossEntropy.measure(plan.logits(), images, plan.logitsGradient(), 0);
        plan.backward();
        long update = System.nanoTime();
        optimizer.step(
                network.trainedMemory(),
                network.gradientMemory(),
                StepSettings.of(settings, settings.learningRate()),
                training.shares());
        long took = System.nanoTime() - update;
        network.changed();
        return took;
    }

    static Result run(
            Graph graph,
            Dataset data,
            int wantedBatch,
            double warmUp,
            double seconds,
            Precision precision,
            boolean profiled)
            throws TrainingFailure {
        Readiness.check(graph, data.train(), data.classes().size());
        Readiness.check(precision);
        int batch = Math.min(wantedBatch, data.train().size());
        try {
            return measured(graph, data, batch, warmUp, seconds, precision, profiled);
        } catch (MemoryShortage e) {
            throw TrainingFailure.of(e);
        }
    }

    private static Result measured(
            Graph graph,
            Dataset data,
            int batch,
            double warmUp,
            double seconds,
            Precision precision,
            boolean profiled) {
        KernelChoices choices = KernelRecord.ofUser();
        Profile profile = new Profile();
        AtomicLong steps = new AtomicLong();
        AtomicLong updating = new AtomicLong();
        try (Network network = new Network(graph, 1);
                Optimizer adam = Optimizer.of(OptimizerKind.ADAM, network.trainedSize());
                ExecutionPlans training = new ExecutionPlans(network, size -> {
                    PlanOptions options =
                            PlanOptions.training(size).with(precision).with(choices);
                    return profiled ? options.with(profile) : options;
                });
                ExecutionPlans inference = new ExecutionPlans(
                        network,
                        size -> PlanOptions.evaluation(size).with(precision).with(choices))) {
            double train = throughput(
                    data,
                    batch,
                    warmUp,
                    seconds,
                    images -> {
                        updating.addAndGet(step(network, training, adam, images));
                        steps.incrementAndGet();
                    },
                    () -> {
                        profile.reset();
                        steps.set(0);
                        updating.set(0);
                    });
            double turns = (double) steps.get() * training.members();
            Upkeep upkeep = new Upkeep(
                    profile.preparingSeconds() / turns,
                    profile.summingSeconds() / turns,
                    profiled ? updating.get() / 1e9 / steps.get() : 0);
            double infer = throughput(
                    data,
                    batch,
                    warmUp,
                    seconds,
                    images -> inference.forBatch(images.size()).forward(images.images(), new Pass(1, 0)),
                    () -> {});
            List<LayerTime> layers = List.of();
            if (profiled) {
                PlanOptions step = PlanOptions.training(batch).with(precision).with(choices);
                layers = layers(graph, profile, BareConvolutions.of(graph, step), batch, turns);
            }
            return new Result(train, infer, batch, training.threads(), layers, upkeep);
        }
    }

    private static List<LayerTime> layers(
            Graph graph, Profile profile, Map<String, BareConvolutions.Time> alone, int batch, double turns) {
        BareConvolutions.Time none = new BareConvolutions.Time(0, 0);
        return Summary.of(graph).layers().stream()
                .map(layer -> new LayerTime(
                        layer.id(),
                        layer.type(),
                        profile.forwardSeconds(layer.id()) / turns,
                        profile.backwardSeconds(layer.id()) / turns,
                        alone.getOrDefault(layer.id(), none).forward(),
                        alone.getOrDefault(layer.id(), none).backward(),
                        layer.multiplyAdds() * batch))
                .toList();
    }

    private static double throughput(Dataset data, int batch, double warmUp, double seconds, Work work, Runnable warm) {
        measure(data, batch, warmUp, work);
        warm.run();
        return measure(data, batch, seconds, work);
    }

    private static double measure(Dataset data, int batch, double seconds, Work work) {
        try (Batches batches = new Batches(data.train(), batch)) {
            long start = System.nanoTime();
            long images = 0;
            for (int epoch = 1; ; epoch++) {
                for (Batch next : batches.epoch(1, epoch)) {
                    work.on(next);
                    images += next.size();
                    double elapsed = (System.nanoTime() - start) / 1e9;
                    if (elapsed >= seconds) {
                        return images / elapsed;
                    }
                }
            }
        }
    }
}
