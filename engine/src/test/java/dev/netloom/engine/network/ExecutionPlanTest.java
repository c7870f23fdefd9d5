package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.reference.RandomGraph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole networks against the double-precision reference.
class ExecutionPlanTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void networksWithForksAndJoinsComputeWhatTheReferenceComputes(int seed) {
        compareFusedAndUnfused(seed);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void manyNetworksWithForksAndJoinsComputeWhatTheReferenceComputes(int seed) {
        compareFusedAndUnfused(seed);
    }

    static IntStream manySeeds() {
        return IntStream.range(13, 213);
    }

    private static void compareFusedAndUnfused(int seed) {
        Graph graph = RandomGraph.draw(seed, 7 + seed % 12);
        for (Mode mode : Mode.values()) {
            Comparison comparison = new Comparison(graph, 3, mode, seed);
            comparison.holds(PlanOptions.inspection(3, mode));
            comparison.holds(new PlanOptions(3, mode, true, false, true));
            if (mode == Mode.EVALUATION) {
                comparison.holds(PlanOptions.evaluation(3));
            }
        }
    }

    /// Normalisations folded into the convolutions before them, also where their filters are transformed.
    @Test
    void aFoldedNormalisationComputesWhatTheReferenceComputes() {
        Graph graph = Template.named("resnet20-28").orElseThrow().project().graph();
        Comparison comparison = new Comparison(graph, 3, Mode.EVALUATION, 1);
        ThroughWinograd winograd = new ThroughWinograd(0);
        comparison.holds(PlanOptions.evaluation(3).with(winograd));
        assertThat(winograd.tasks()).isNotEmpty();
    }

    /// With and without a bias of the convolution, in groups, and with ReLU and pooling behind it.
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aNormalisationIsFoldedIntoGroupsAndBiases(Precision precision) {
        assumeTrue(precision.isNative(), "this processor does not multiply bfloat16");
        Graph graph = Graph.chain(
                new Input(4, 9, 7),
                new Conv(6, 3, 1, 1, 1, 2, true, Initialization.HE, 0.01),
                new BatchNorm(0.1, 1e-5),
                new Relu(),
                new Conv(8, 3, 1, 1, 1, 1, false, Initialization.HE, 0.01),
                new BatchNorm(0.1, 1e-3),
                new Conv(8, 1, 1, 0, 1, 1, true, Initialization.HE, 0.01),
                new Flatten(),
                Dense.of(5),
                new Output());
        Tolerance tolerance = precision == Precision.FLOAT32 ? Tolerance.FLOAT32 : Tolerance.BFLOAT16;
        new Comparison(graph, 3, Mode.EVALUATION, 2, tolerance).holds(PlanOptions.evaluation(3));
    }

    /// As many images as parts, fewer, one more, and many; the statistics are those of the whole batch.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void partsOfABatchAreNormalisedTogether(int batch) {
        Graph graph = Template.named("resnet20-28").orElseThrow().project().graph();
        new Comparison(graph, batch, Mode.TRAINING, batch).holds(PlanOptions.training(batch));
    }

    /// Values and gradients that share memory are the same, to the bit, as those that have memory of their own;
    /// twice, since what one step leaves behind must not get into the next.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatSharesMemoryIsTheSameToTheBit(int seed) {
        Graph graph = RandomGraph.draw(seed, 7 + seed % 12);
        int batch = 5;
        float[] images = new float[batch * graph.inputShape().orElseThrow().size()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (i * 37 % 101) / 101f;
        }
        float[] apart = gradients(graph, new PlanOptions(batch, Mode.TRAINING, true, false, false), images);
        assertThat(gradients(graph, PlanOptions.training(batch), images)).containsExactly(apart);
    }

    private static float[] gradients(Graph graph, PlanOptions options, float[] images) {
        try (Network network = new Network(graph, 1);
                ExecutionPlans plans = new ExecutionPlans(network, size -> options);
                ExecutionPlans between = plans.beside(PlanOptions::evaluation)) {
            ExecutionPlan plan = plans.forBatch(options.batch());
            for (int step = 1; step <= 2; step++) {
                between.forBatch(options.batch()).forward(images, new Pass(1, 0));
                Tensor logits = plan.forward(images, new Pass(1, step));
                int[] labels = new int[options.batch()];
                SoftmaxCrossEntropy.measure(logits, labels, plan.logitsGradient());
                plan.backward();
            }
            return network.gradients().dup().data().asFloat();
        }
    }

    /// Some of the blocks frozen: the others learn from the gradients that they have beside such blocks, whether the
    /// plan is dealt out in parts or not.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void besideFrozenBlocksTheOthersHaveTheGradientsOfTheReference(int seed) {
        Graph graph = RandomGraph.draw(seed, 9 + seed);
        Random random = new Random(seed);
        Set<String> frozen = graph.nodes().stream()
                .filter(node -> FrozenBlocks.isFreezable(node)
                        && !node.equals(FrozenBlocks.head(graph).orElseThrow()))
                .map(Node::id)
                .filter(id -> random.nextInt(3) > 0)
                .collect(Collectors.toSet());
        Trial trial = new Trial(graph, 4, Mode.TRAINING, seed, Tolerance.FLOAT32, frozen);
        Comparison comparison = new Comparison(trial, Tolerance.FLOAT32);
        comparison.holds(PlanOptions.training(4).freezing(frozen));
        comparison.holds(new PlanOptions(4, Mode.TRAINING, true, false, false).freezing(frozen));
        comparison.holds(PlanOptions.inspection(4, Mode.TRAINING).freezing(frozen));
    }

    /// Its first convolutions frozen, backward stops above them.
    @ParameterizedTest
    @ValueSource(ints = {1, 15})
    void deepConvNetLearnsAboveItsFrozenConvolutions(int batch) throws FileProblem {
        Graph graph = ProjectFile.read(Samples.network("deep-convnet")).graph();
        Set<String> frozen = FrozenBlocks.parse("conv1,conv2,conv3,conv4").in(graph);
        Trial trial = new Trial(graph, batch, Mode.TRAINING, batch, Tolerance.FLOAT32, frozen);
        new Comparison(trial, Tolerance.FLOAT32)
                .holds(PlanOptions.training(batch).freezing(frozen));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void deepConvNetTrainsOnTheSameGradientsFusedAndUnfusedAtAnyBatchSize(int batch) throws FileProblem {
        Graph graph = ProjectFile.read(Samples.network("deep-convnet")).graph();
        Comparison comparison = new Comparison(graph, batch, Mode.TRAINING, batch);
        comparison.holds(PlanOptions.training(batch));
        comparison.holds(PlanOptions.training(batch).with(new ThroughWinograd(0)));
        comparison.holds(PlanOptions.inspection(batch, Mode.TRAINING));
    }

    @Test
    void throughWinogradTheSameImagesGiveTheSameGradientsToTheBit() throws FileProblem {
        Graph graph = ProjectFile.read(Samples.network("deep-convnet")).graph();
        assertThat(gradientsThroughWinograd(graph)).isEqualTo(gradientsThroughWinograd(graph));
    }

    private static float[] gradientsThroughWinograd(Graph graph) {
        float[] images = new float[50 * 28 * 28];
        for (int i = 0; i < images.length; i++) {
            images[i] = i % 11 / 11f;
        }
        ThroughWinograd choices = new ThroughWinograd(0);
        try (Network network = new Network(graph, 1);
                ExecutionPlans plans = new ExecutionPlans(
                        network, size -> PlanOptions.training(size).with(choices))) {
            ExecutionPlan plan = plans.forBatch(50);
            plan.forward(images, new Pass(1, 1));
            plan.logitsGradient().fill(0.01f);
            plan.backward();
            assertThat(choices.tasks()).isNotEmpty();
            return network.gradients().dup().data().asFloat();
        }
    }

    /// Eight significant bits, through nine layers: whether the gradients still point where the reference's do.
    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void deepConvNetTrainsOnTheSameGradientsInBfloat16(int batch) throws FileProblem {
        assumeTrue(Precision.BFLOAT16.isNative(), "this processor does not multiply bfloat16");
        Graph graph = ProjectFile.read(Samples.network("deep-convnet")).graph();
        Comparison comparison = new Comparison(graph, batch, Mode.TRAINING, batch, Tolerance.BFLOAT16);
        comparison.holds(PlanOptions.training(batch));
        comparison.holds(PlanOptions.inspection(batch, Mode.TRAINING));
    }

    @Test
    void evaluationPlansNeedNoGradients() throws FileProblem {
        Graph graph = ProjectFile.read(Samples.network("simple-convnet")).graph();
        new Comparison(graph, 5, Mode.EVALUATION, 1).holds(PlanOptions.evaluation(5));
    }
}
