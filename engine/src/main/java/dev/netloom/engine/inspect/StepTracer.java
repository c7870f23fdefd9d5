package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Parameter;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.train.TrainingEvent.StepExamined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes a training step apart: goes through it once more with an inspection plan in float32, on the weights before
/// it,
/// with its batch and its dropout. A run in bfloat16 has rounded what is exact here.
public final class StepTracer {
    private final Graph graph;
    private final GraphCheck check;
    private final StepExamined step;
    private final Network network;
    private final ExecutionPlan plan;

    private StepTracer(Graph graph, StepExamined step, Network network, ExecutionPlan plan) {
        this.graph = graph;
        this.check = GraphCheck.of(graph);
        this.step = step;
        this.network = network;
        this.plan = plan;
    }

    /// @param graph of the run
    /// @throws WeightsMismatch where the step is of another network
    public static StepTrace dissect(Graph graph, StepExamined step) throws WeightsMismatch {
        PlanOptions options = PlanOptions.inspection(step.batch().size(), Mode.TRAINING)
                .freezing(step.plan().transfer().frozen().in(graph));
        try (Network network = Network.blank(graph);
                WorkerPool team = new WorkerPool(1, 1)) {
            network.load(step.before());
            try (ExecutionPlan plan = new ExecutionPlan(network, team, options)) {
                return new StepTracer(graph, step, network, plan).dissect();
            }
        }
    }

    private StepTrace dissect() {
        Tensor logits = plan.forward(step.batch().images(), step.pass());
        List<Node> order = graph.inOrder().stream()
                .filter(node -> !(node.block() instanceof Output))
                .toList();
        List<StepTrace.Forward> forward = order.stream().flatMap(this::forward).toList();
        double mean = SoftmaxCrossEntropy.measure(
                logits, step.batch(), plan.logitsGradient(), step.plan().labelSmoothing());
        StepTrace.Loss loss = loss(logits, mean);
        plan.backward();
        List<StepTrace.Backward> backward =
                order.reversed().stream().flatMap(this::backward).toList();
        List<StepTrace.Update> updates = network.parameters().stream()
                .filter(parameter -> parameter.spec().trained())
                .map(this::update)
                .toList();
        return new StepTrace(step, forward, loss, backward, updates);
    }

    private Stream<StepTrace.Forward> forward(Node node) {
        return plan.value(node.id()).stream().map(value -> {
            Moments all = Moments.of(value.toArray());
            return new StepTrace.Forward(
                    node.id(), all.mean(), all.spread(), all.low(), all.high(), all.zeros(), first(node, value));
        });
    }

    private Stream<StepTrace.Backward> backward(Node node) {
        return plan.gradient(node.id()).stream().map(gradient -> {
            List<Double> own = network.parameters().stream()
                    .filter(parameter -> parameter.node().equals(node.id())
                            && parameter.spec().trained())
                    .map(parameter -> norm(gradient(parameter)))
                    .toList();
            Optional<Double> parameters = own.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Math.sqrt(
                            own.stream().mapToDouble(norm -> norm * norm).sum()));
            return new StepTrace.Backward(node.id(), norm(gradient.toArray()), parameters, first(node, gradient));
        });
    }

    private FeatureMaps first(Node node, Tensor batch) {
        Shape shape = check.shapes().get(node.id());
        float[] image = new float[shape.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = batch.get(i);
        }
        return FeatureMaps.of(node.id(), shape, image);
    }

    private StepTrace.Loss loss(Tensor logits, double mean) {
        int[] labels = step.batch().labels();
        Batch.Mix mix = step.batch().mix();
        int firstLabel = 0;
        int right = 0;
        List<Float> first = new ArrayList<>();
        double firstLoss = 0;
        double[] probabilities = new double[logits.dim(1)];
        for (int image = 0; image < step.batch().size(); image++) {
            double loss = SoftmaxCrossEntropy.imageLoss(logits, image, labels[image], probabilities);
            int label = labels[image];
            if (mix != null) {
                double share = mix.shares()[image];
                int other = mix.labels()[image];
                loss = share * loss - (1 - share) * Math.log(probabilities[other]);
                label = share >= 0.5 ? label : other;
            }
            right += SoftmaxCrossEntropy.mostProbable(probabilities) == label ? 1 : 0;
            if (image == 0) {
                firstLoss = loss;
                firstLabel = label;
                for (double probability : probabilities) {
                    first.add((float) probability);
                }
            }
        }
        return new StepTrace.Loss(firstLabel, first, firstLoss, mean, right);
    }

    private StepTrace.Update update(Parameter parameter) {
        float[] before = values(step.before(), parameter);
        float[] after = values(step.after(), parameter);
        float[] change = new float[before.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = after[i] - before[i];
        }
        return new StepTrace.Update(
                parameter.node(), parameter.name(), norm(gradient(parameter)), norm(change), norm(before));
    }

    private static float[] values(Weights weights, Parameter parameter) {
        return weights.find(parameter.name()).orElseThrow().values();
    }

    private float[] gradient(Parameter parameter) {
        return network.gradient(parameter).ravel().toFloatVector();
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
