package dev.netloom.engine.train;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.memory.MemoryShortage;
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
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/// Throughput of a network on this machine, after a warm-up: whole training steps, and then inference.
public final class Benchmark {
    /// Until Java's compiler has done its work, which takes one of the cores.
    private static final double WARM_UP_SECONDS = 5;

    private static final int ROUNDS = 5;

    /// As training draws batches: ahead, on a thread of its own.
    private static final Drawing SHUFFLED = (batches, epoch) -> batches.epoch(1, epoch);

    /// As evaluations draw them.
    private static final Drawing IN_FILE_ORDER = (batches, epoch) -> batches.inFileOrder();

    /// Images of noise for each that are learned at once, and how many classes they are said to be of.
    private static final int NOISE_BATCHES = 2;

    private static final int NOISE_CLASSES = 256;

    /// What is measured.
    public enum Measured {
        BOTH,
        TRAINING,
        INFERENCE
    }

    /// How closely a training step is looked at.
    public enum Detail {
        WHOLE,
        /// Where its time goes.
        LAYERS,
        /// That, and what its convolutions take alone.
        CONVOLUTIONS
    }

    /// @param trainImagesPerSecond 0 where that was not measured; likewise `inferImagesPerSecond`
    /// @param threads cores that share a batch
    /// @param layers where the training steps' time goes; empty unless asked for
    /// @param upkeep what a training step does besides its layers
    /// @param reference seconds of [ReferenceConvolution] meanwhile; 0 unless layers were asked for
    public record Result(
            double trainImagesPerSecond,
            double inferImagesPerSecond,
            int batch,
            int threads,
            List<LayerTime> layers,
            Upkeep upkeep,
            double reference) {
        private Result withTraining(double imagesPerSecond) {
            return new Result(imagesPerSecond, inferImagesPerSecond, batch, threads, layers, upkeep, reference);
        }

        private Result withInference(double imagesPerSecond) {
            return new Result(trainImagesPerSecond, imagesPerSecond, batch, threads, layers, upkeep, reference);
        }

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

    interface Work {
        void on(Batch batch);
    }

    private Benchmark() {}

    /// @param wantedBatch images at once; as many as there are, where there are fewer
    /// @param seconds to measure each of the two for
    /// @param measured training, inference, or both
    /// @throws TrainingFailure where graph and data do not belong together, or memory does not suffice
    public static Result run(
            Graph graph,
            Dataset data,
            int wantedBatch,
            double seconds,
            Precision precision,
            Measured measured,
            Detail detail)
            throws TrainingFailure {
        return run(graph, data, wantedBatch, WARM_UP_SECONDS, seconds, precision, measured, detail);
    }

    /// Images of noise that a network can learn from, as many as a few batches have.
    ///
    /// @param graph one without problems
    public static Dataset noise(Graph graph, int batch) {
        Shape shape = graph.inputShape().orElseThrow();
        byte[] pixels = new byte[Math.multiplyExact(NOISE_BATCHES * batch, shape.size())];
        byte[] labels = new byte[NOISE_BATCHES * batch];
        int classes = GraphCheck.of(graph)
                .shapes()
                .get(graph.inOrder().getLast().inputs().getFirst())
                .channels();
        SplittableRandom random = new SplittableRandom(1);
        random.nextBytes(pixels);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) random.nextInt(Math.min(classes, NOISE_CLASSES));
        }
        LabelledImages images = new LabelledImages(shape, pixels, labels);
        List<String> names =
                IntStream.rangeClosed(1, classes).mapToObj(String::valueOf).toList();
        return new Dataset("noise", images, images, names);
    }

    static double median(double[] values) {
        return StatUtils.percentile(values, 50);
    }

    /// @return nanoseconds that the optimiser took
    static long step(Network network, ExecutionPlans training, Optimizer optimizer, Batch images) {
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
            Measured measured,
            Detail detail)
            throws TrainingFailure {
        Readiness.check(graph, data.train(), data.classes().size());
        Readiness.check(precision);
        int batch = Math.min(wantedBatch, data.train().size());
        try (Network network = new Network(graph, 1)) {
            Speed speed = new Speed(network, data, batch, warmUp, seconds, precision);
            Result training = measured == Measured.INFERENCE ? speed.nothing() : speed.training(detail);
            return measured == Measured.TRAINING ? training : training.withInference(speed.inference());
        } catch (MemoryShortage e) {
            throw TrainingFailure.of(e);
        }
    }

    /// The measuring of one network.
    ///
    /// @param warmUp seconds before anything counts
    /// @param seconds that are measured
    private record Speed(Network network, Dataset data, int batch, double warmUp, double seconds, Precision precision) {
        private PlanOptions options(PlanOptions plain) {
            return plain.with(precision).with(KernelRecord.ofUser());
        }

        Result nothing() {
            return new Result(0, 0, batch, WorkerPool.cores(), List.of(), new Upkeep(0, 0, 0), 0);
        }

        double inference() {
            try (ExecutionPlans plans = new ExecutionPlans(network, size -> options(PlanOptions.evaluation(size)))) {
                Work work = images -> plans.forBatch(images.size()).forward(images.images(), new Pass(1, 0));
                measure(data, batch, warmUp, work, IN_FILE_ORDER);
                return measure(data, batch, seconds, work, IN_FILE_ORDER);
            }
        }

        Result training(Detail detail) {
            Profile profile = new Profile();
            try (Optimizer adam = Optimizer.of(OptimizerKind.ADAM, network.trainedSize());
                    ExecutionPlans plans = new ExecutionPlans(network, size -> {
                        PlanOptions plain = options(PlanOptions.training(size));
                        return detail == Detail.WHOLE ? plain : plain.with(profile);
                    })) {
                if (detail == Detail.WHOLE) {
                    Work work = images -> step(network, plans, adam, images);
                    measure(data, batch, warmUp, work, SHUFFLED);
                    return nothing().withTraining(measure(data, batch, seconds, work, SHUFFLED));
                }
                return profiled(profile, plans, adam, detail == Detail.CONVOLUTIONS);
            }
        }

        /// In rounds, between which the reference is timed: the machine's speed drifts, and theirs with it.
        private Result profiled(Profile profile, ExecutionPlans plans, Optimizer adam, boolean alone) {
            List<Round> rounds = new ArrayList<>();
            AtomicLong updating = new AtomicLong();
            AtomicLong steps = new AtomicLong();
            Work work = images -> {
                updating.addAndGet(step(network, plans, adam, images));
                steps.incrementAndGet();
            };
            measure(data, batch, warmUp, work, SHUFFLED);
            try (ReferenceConvolution reference = new ReferenceConvolution()) {
                for (int round = 0; round < ROUNDS; round++) {
                    profile.reset();
                    updating.set(0);
                    steps.set(0);
                    double speed = measure(data, batch, seconds / ROUNDS, work, SHUFFLED);
                    double turns = (double) steps.get() * plans.members();
                    rounds.add(new Round(
                            speed,
                            profile.seconds().entrySet().stream()
                                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() / turns)),
                            updating.get() / 1e9 / steps.get(),
                            reference.seconds()));
                }
            }
            Rounds all = new Rounds(rounds);
            return new Result(
                    all.middle(Round::imagesPerSecond),
                    0,
                    batch,
                    plans.threads(),
                    layers(all, alone),
                    new Upkeep(
                            all.seconds(Profile.PREPARING), all.seconds(Profile.SUMMING), all.middle(Round::updating)),
                    all.middle(Round::reference));
        }

        private List<LayerTime> layers(Rounds rounds, boolean bare) {
            Graph graph = network.graph();
            Map<String, BareConvolutions.Time> alone = BareConvolutions.of(graph, options(PlanOptions.training(batch)));
            BareConvolutions.Time none = new BareConvolutions.Time(0, 0);
            return Summary.of(graph).layers().stream()
                    .map(layer -> new LayerTime(
                            layer.id(),
                            layer.type(),
                            rounds.seconds(Profile.forwardKey(layer.id())),
                            rounds.seconds(Profile.backwardKey(layer.id())),
                            alone.getOrDefault(layer.id(), none).forward(),
                            alone.getOrDefault(layer.id(), none).backward(),
                            layer.multiplyAdds() * batch))
                    .toList();
        }
    }

    /// What was measured in one go.
    private record Round(double imagesPerSecond, Map<String, Double> seconds, double updating, double reference) {}

    private record Rounds(List<Round> all) {
        double middle(ToDoubleFunction<Round> what) {
            return median(all.stream().mapToDouble(what).toArray());
        }

        /// At the reference's usual speed.
        double seconds(String key) {
            return middle(round -> round.seconds.getOrDefault(key, 0.0) / round.reference) * middle(Round::reference);
        }
    }

    private interface Drawing {
        Iterable<Batch> epoch(Batches batches, int epoch);
    }

    private static double measure(Dataset data, int batch, double seconds, Work work, Drawing drawing) {
        try (Batches batches = new Batches(data.train(), batch)) {
            long start = System.nanoTime();
            long images = 0;
            for (int epoch = 1; ; epoch++) {
                for (Batch next : drawing.epoch(batches, epoch)) {
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
