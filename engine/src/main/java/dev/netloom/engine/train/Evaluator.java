package dev.netloom.engine.train;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.KernelRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tells how well a network does, in evaluation mode and in float32. Keeps its plans, so that evaluating
/// again costs no compiling.
public final class Evaluator implements AutoCloseable {
    private static final int LARGEST_BATCH = 200;
    /// For what flows through a network of large images; more at once would not be faster.
    private static final long MOST_BYTES = 1 << 29;

    /// As long as it takes to measure kernels.
    private static final int MANY_BATCHES = 50;

    private static final Pass PASS = new Pass(0, 0); // nothing is random in evaluation mode

    private final ExecutionPlans plans;
    private final int batchSize;
    private final KernelChoices choices;
    private FeatureCache features; // null where images go through the whole network

    /// On all cores, for so many images in all.
    Evaluator(Network network, long images) {
        this.batchSize = batchSize(network.graph());
        boolean pays = images >= (long) MANY_BATCHES * batchSize;
        this.choices = pays ? KernelRecord.ofUser() : KernelRecord.ofUser().known();
        this.plans = new ExecutionPlans(network, this::options);
    }

    /// In the memory of these plans, on as many cores; closed before them.
    Evaluator(Network network, ExecutionPlans training) {
        this.batchSize = batchSize(network.graph());
        this.choices = KernelRecord.ofUser();
        this.plans = training.beside(this::options);
    }

    /// Gives back the memory of its plans: others will be needed.
    void clear() {
        plans.clear();
    }

    private PlanOptions options(int size) {
        return PlanOptions.evaluation(size)
                .with(choices)
                .from(features == null ? Optional.empty() : Optional.of(features.block()));
    }

    /// Fills `cache` with what the network makes of these images, and evaluates from there on.
    ///
    /// @param sets all that will be evaluated, and those to learn from
    /// @param cancelled is asked before every batch
    /// @return false where it was cancelled
    boolean goOnFrom(FeatureCache cache, List<LabelledImages> sets, BooleanSupplier cancelled) {
        try (ExecutionPlans showing = plans.beside(size -> options(size).showing(cache.block()))) {
            for (LabelledImages images : sets) {
                if (cache.open(images)) {
                    for (Batch batch : new Batches(images, batchSize).inFileOrder()) {
                        if (cancelled.getAsBoolean()) {
                            return false;
                        }
                        ExecutionPlan plan = showing.forBatch(batch.size());
                        plan.forward(batch.images(), PASS);
                        cache.put(images, batch, plan.value(cache.block()).orElseThrow());
                    }
                }
            }
        }
        plans.clear();
        features = cache;
        return true;
    }

    /// Images at once: the same on every machine, since it decides how sums are rounded.
    private static int batchSize(Graph graph) {
        long one = ExecutionPlans.bytes(graph, PlanOptions.evaluation(1));
        long perImage = Math.max(1, ExecutionPlans.bytes(graph, PlanOptions.evaluation(2)) - one);
        return Math.clamp(MOST_BYTES / perImage, 1, LARGEST_BATCH);
    }

    /// The plans that evaluating so many images takes.
    static List<PlanOptions> plans(Graph graph, int images) {
        int batch = Math.min(batchSize(graph), images);
        return IntStream.of(batch, images % batch)
                .filter(size -> size > 0)
                .mapToObj(PlanOptions::evaluation)
                .toList();
    }

    /// Evaluates stored weights once.
    ///
    /// @throws TrainingFailure where graph, weights and images do not belong together, or NaN or infinity comes out
    public static Evaluation evaluate(Graph graph, Weights weights, LabelledImages images) throws TrainingFailure {
        return evaluate(graph, weights, images, Augmentation.NONE, 1, 0).getFirst();
    }

    /// Evaluates stored weights once on the test images of a set, whose classes they have to know.
    ///
    /// @throws TrainingFailure as above
    public static Evaluation evaluate(Graph graph, Weights weights, Dataset data) throws TrainingFailure {
        Readiness.check(graph, data.test(), data.classes().size());
        return evaluate(graph, weights, data.test());
    }

    /// As [#evaluate(Graph, Weights, LabelledImages)], but leaves off once it is cancelled, and then knows nothing.
    ///
    /// @param cancelled is asked before every batch
    public static Optional<Evaluation> evaluate(
            Graph graph, Weights weights, LabelledImages images, BooleanSupplier cancelled) throws TrainingFailure {
        return evaluate(graph, weights, images, Augmentation.NONE, 1, 0, share -> !cancelled.getAsBoolean()).stream()
                .findFirst();
    }

    /// Evaluates stored weights with test-time augmentation: the probabilities of an image are the means of those of
    /// the image itself and of changed ones. Source: Krizhevsky, Sutskever and Hinton, *ImageNet Classification
    /// with Deep Convolutional Neural Networks*, 2012, section 4.1.
    ///
    /// @param variants of each image, the image itself among them; from 1
    /// @param seed decides what augmentation makes of the images
    /// @return what it says of the images alone, and, from two variants on, of all variants
    /// @throws TrainingFailure as above
    public static List<Evaluation> evaluate(
            Graph graph, Weights weights, LabelledImages images, Augmentation augmentation, int variants, long seed)
            throws TrainingFailure {
        return evaluate(graph, weights, images, augmentation, variants, seed, share -> true);
    }

    /// As above, but can be given up.
    ///
    /// @param goOn is given the share of the work that is done, before every batch; false gives it up
    /// @return nothing where it was given up
    /// @throws TrainingFailure as above
    public static List<Evaluation> evaluate(
            Graph graph,
            Weights weights,
            LabelledImages images,
            Augmentation augmentation,
            int variants,
            long seed,
            DoublePredicate goOn)
            throws TrainingFailure {
        if (augmentation.mixes()) {
            throw new IllegalArgumentException(augmentation + " changes the labels of images, too");
        }
        Readiness.check(graph, images, 0);
        requireSameShape(weights, images);
        try (Network network = Network.blank(graph)) {
            Readiness.load(network, weights);
            try (Evaluator evaluator = new Evaluator(network, (long) variants * images.size())) {
                double part = (double) evaluator.batchSize / images.size() / variants;
                AtomicInteger batches = new AtomicInteger();
                BooleanSupplier cancelled = () -> !goOn.test(Math.min(1, part * batches.getAndIncrement()));
                Optional<Evaluation> plain = evaluator.evaluate(images, cancelled);
                if (plain.isPresent() && !Double.isFinite(plain.get().loss())) {
                    throw notFinite(graph, weights, images);
                }
                if (plain.isEmpty() || variants == 1) {
                    return plain.stream().toList();
                }
                return evaluator.averaged(plain.get(), images, augmentation, variants, seed, cancelled).stream()
                        .flatMap(averaged -> Stream.of(plain.get(), averaged))
                        .toList();
            }
        } catch (MemoryShortage e) {
            throw TrainingFailure.of(e);
        }
    }

    /// Where the weights say what images they were trained on.
    private static void requireSameShape(Weights weights, LabelledImages images) throws TrainingFailure {
        Optional<Shape> learned = InputDescription.parse(weights.input()).map(InputDescription::shape);
        if (learned.filter(shape -> !shape.equals(images.shape())).isPresent()) {
            throw new TrainingFailure(
                    "weights-input",
                    "the weights were trained on " + learned.get() + ", not on " + images.shape(),
                    learned.get(),
                    images.shape());
        }
    }

    private Optional<Evaluation> averaged(
            Evaluation plain,
            LabelledImages images,
            Augmentation augmentation,
            int variants,
            long seed,
            BooleanSupplier cancelled) {
        Batches batches = new Batches(images, batchSize, augmentation);
        List<Predictions> all = new ArrayList<>(List.of(plain.predictions()));
        for (int variant = 1; variant < variants; variant++) {
            Iterable<Batch> changed = batches.inFileOrder(seed, variant);
            Optional<Evaluation> one = evaluate(changed, images, cancelled);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get().predictions());
        }
        Tally tally = new Tally(images.size());
        for (int image = 0; image < images.size(); image++) {
            double[] mean = new double[plain.predictions().classes()];
            for (Predictions one : all) {
                float[] probabilities = one.probabilities(image);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += (double) probabilities[k] / variants;
                }
            }
            int label = images.label(image);
            tally.add(label, mean, -Math.log(mean[label]));
        }
        return Optional.of(tally.done());
    }

    private static TrainingFailure notFinite(Graph graph, Weights weights, LabelledImages images)
            throws TrainingFailure {
        String layer = graph.inOrder().getLast().id();
        for (Batch batch : new Batches(images, batchSize(graph)).inFileOrder()) {
            Optional<String> first = Divergence.find(graph, weights, batch, PASS, Mode.EVALUATION);
            if (first.isPresent()) {
                layer = first.get();
                break;
            }
        }
        return new TrainingFailure("not-finite", "NaN or infinity comes out, first of " + layer, layer);
    }

    public Evaluation evaluate(LabelledImages images) {
        return evaluate(images, () -> false).orElseThrow();
    }

    /// As [#evaluate], but leaves off once it is cancelled, and then knows nothing.
    ///
    /// @param cancelled is asked before every batch
    public Optional<Evaluation> evaluate(LabelledImages images, BooleanSupplier cancelled) {
        return evaluate(new Batches(images, batchSize).inFileOrder(), images, cancelled);
    }

    private Optional<Evaluation> evaluate(Iterable<Batch> batches, LabelledImages images, BooleanSupplier cancelled) {
        Tally tally = new Tally(images.size());
        for (Batch batch : batches) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            float[] shown = features == null ? batch.images() : features.of(images, batch);
            Tensor logits = plans.forBatch(batch.size()).forward(shown, PASS);
            double[] probabilities = new double[logits.dim(1)];
            for (int n = 0; n < batch.size(); n++) {
                int label = batch.labels()[n];
                tally.add(label, probabilities, SoftmaxCrossEntropy.imageLoss(logits, n, label, probabilities));
            }
        }
        return Optional.of(tally.done());
    }

    /// Adds up what a network says of one image after the other, in file order.
    private static final class Tally {
        private final List<Misclassified> misclassified = new ArrayList<>();
        private final int total;
        private Predictions.Recorder recorder;
        private double loss;
        private int index;

        Tally(int total) {
            this.total = total;
        }

        void add(int label, double[] probabilities, double own) {
            recorder = recorder == null ? new Predictions.Recorder(total, probabilities.length) : recorder;
            recorder.add(label, probabilities, own);
            loss += own;
            int predicted = SoftmaxCrossEntropy.mostProbable(probabilities);
            if (predicted != label) {
                misclassified.add(new Misclassified(index, label, predicted, floats(probabilities)));
            }
            index++;
        }

        Evaluation done() {
            Predictions predictions = recorder == null ? Predictions.NONE : recorder.done();
            return new Evaluation(total - misclassified.size(), total, loss / total, misclassified, predictions);
        }
    }

    private static List<Float> floats(double[] values) {
        List<Float> floats = new ArrayList<>(values.length);
        for (double value : values) {
            floats.add((float) value);
        }
        return floats;
    }

    @Override
    public void close() {
        plans.close();
    }
}
