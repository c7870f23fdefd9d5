package dev.netloom.engine.train;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Batches;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.ExecutionPlans;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.KernelRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Tells how well a network does, in evaluation mode and in float32. Keeps its plans, so that evaluating
/// again costs no compiling.
public final class Evaluator implements AutoCloseable {
    private static final int LARGEST_BATCH = 200;
    /// For what flows through a network of large images; more at once would not be faster.
    private static final long MOST_BYTES = 1 << 30;

    private static final Pass PASS = new Pass(0, 0); // nothing is random in evaluation mode

    private final ExecutionPlans plans;
    private final int batchSize;

    /// On all cores.
    public Evaluator(Network network) {
        this(network, WorkerPool.cores());
    }

    Evaluator(Network network, int cores) {
        this.batchSize = batchSize(network.graph());
        this.plans =
                new ExecutionPlans(network, size -> PlanOptions.evaluation(size).with(KernelRecord.ofUser()), cores);
    }

    /// Images at once: the same on every machine, since it decides how sums are rounded.
    private static int batchSize(Graph graph) {
        long one = ExecutionPlans.bytes(graph, PlanOptions.evaluation(1));
        long perImage = Math.max(1, ExecutionPlans.bytes(graph, PlanOptions.evaluation(2)) - one);
        return Math.clamp(MOST_BYTES / perImage, 1, LARGEST_BATCH);
    }

    /// Bytes of the plans that evaluating so many images takes.
    static long bytes(Graph graph, int images) {
        int batch = Math.min(batchSize(graph), images);
        int last = images % batch;
        long whole = ExecutionPlans.bytes(graph, PlanOptions.evaluation(batch));
        return last == 0 ? whole : whole + ExecutionPlans.bytes(graph, PlanOptions.evaluation(last));
    }

    /// Evaluates stored weights once.
    ///
    /// @throws TrainingFailure where graph, weights and images do not belong together, or NaN or infinity comes out
    public static Evaluation evaluate(Graph graph, Weights weights, LabelledImages images) throws TrainingFailure {
        Readiness.check(graph, images, 0);
        try (Network network = new Network(graph, 0)) {
            Readiness.load(network, weights);
            try (Evaluator evaluator = new Evaluator(network)) {
                Evaluation evaluation = evaluator.evaluate(images);
                if (!Double.isFinite(evaluation.loss())) {
                    throw notFinite(graph, weights, images);
                }
                return evaluation;
            }
        } catch (MemoryShortage e) {
            throw TrainingFailure.of(e);
        }
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
        List<Misclassified> misclassified = new ArrayList<>();
        Predictions.Recorder recorder = null;
        double loss = 0;
        int index = 0;
        for (Batch batch : new Batches(images, batchSize).inFileOrder()) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            Tensor logits = plans.forBatch(batch.size()).forward(batch.images(), PASS);
            double[] probabilities = new double[logits.dim(1)];
            recorder = recorder == null ? new Predictions.Recorder(images.size(), probabilities.length) : recorder;
            for (int n = 0; n < batch.size(); n++, index++) {
                int label = batch.labels()[n];
                double own = SoftmaxCrossEntropy.imageLoss(logits, n, label, probabilities);
                loss += own;
                recorder.add(label, probabilities, own);
                int predicted = SoftmaxCrossEntropy.mostProbable(probabilities);
                if (predicted != label) {
                    misclassified.add(new Misclassified(index, label, predicted, floats(probabilities)));
                }
            }
        }
        int total = images.size();
        Predictions predictions = recorder == null ? Predictions.NONE : recorder.done();
        return Optional.of(
                new Evaluation(total - misclassified.size(), total, loss / total, misclassified, predictions));
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
