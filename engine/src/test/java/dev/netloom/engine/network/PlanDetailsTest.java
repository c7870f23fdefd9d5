package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// What random values do not show: ties, kinks, masks, and what remains from the run before.
class PlanDetailsTest {
    private static final Graph SMALL = Graph.chain(
            new Input(1, 6, 6),
            Conv.of(4, 3, 1, 1),
            new Relu(),
            Pool.of(Pool.Kind.MAX, 2, 2, 0),
            new Flatten(),
            new Dropout(0.5),
            Dense.of(3),
            new Output());

    private static float[] images(int batch, int size, long seed) {
        Random random = new Random(seed);
        float[] images = new float[batch * size];
        for (int i = 0; i < images.length; i++) {
            images[i] = random.nextFloat();
        }
        return images;
    }

    /// The gradient of the first logit of one image by the image's values.
    private static float[] imageGradient(float[] image, Input input, Block... blocks) {
        Block[] chain = new Block[blocks.length + 2];
        chain[0] = input;
        System.arraycopy(blocks, 0, chain, 1, blocks.length);
        chain[chain.length - 1] = new Output();
        try (Network network = new Network(Graph.chain(chain), 1);
                ExecutionPlans plans =
                        new ExecutionPlans(network, batch -> PlanOptions.inspection(batch, Mode.TRAINING))) {
            ExecutionPlan plan = plans.forBatch(1);
            plan.forward(image, new Pass(1, 1));
            plan.logitsGradient().fill(0);
            plan.logitsGradient().set(0, 1);
            plan.backward();
            return plan.gradient("input1").orElseThrow().toArray();
        }
    }

    @Test
    void firstOfEqualMaximaTakesTheGradient() {
        Pool pool = Pool.of(Pool.Kind.MAX, 3, 3, 0);
        assertThat(imageGradient(new float[] {1, 7, 7, 7, 1, 7, 1, 1, 7}, new Input(1, 3, 3), pool))
                .containsExactly(0, 1, 0, 0, 0, 0, 0, 0, 0);
        assertThat(imageGradient(new float[9], new Input(1, 3, 3), pool)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void paddingNeverWinsAMaximum() {
        float[] negative = {-1, -2, -3, -4};
        assertThat(imageGradient(negative, new Input(1, 2, 2), Pool.of(Pool.Kind.MAX, 2, 2, 1), new Flatten()))
                .containsExactly(1, 0, 0, 0);
    }

    @Test
    void firstOfEqualMaximaOfAChannelTakesTheGradient() {
        assertThat(imageGradient(new float[] {1, 7, 7, 7}, new Input(1, 2, 2), new GlobalMaxPool()))
                .containsExactly(0, 1, 0, 0);
    }

    @Test
    void aWindowOverTheEdgeIsDividedByWhatItCovers() {
        Pool pool = new Pool(Pool.Kind.AVERAGE, 2, 2, 0, true);
        assertThat(imageGradient(new float[1], new Input(1, 1, 1), pool)).containsExactly(1);
        assertThat(imageGradient(new float[2], new Input(1, 1, 2), pool)).containsExactly(0.5f, 0.5f);
    }

    @Test
    void leakyReluPassesTheSlopeAtZero() {
        LeakyRelu leaky = new LeakyRelu(0.25);
        assertThat(imageGradient(new float[] {0}, new Input(1, 1, 1), leaky)).containsExactly(0.25f);
        assertThat(imageGradient(new float[] {1e-30f}, new Input(1, 1, 1), leaky))
                .containsExactly(1);
    }

    @Test
    void reluPassesNoGradientAtZero() {
        assertThat(imageGradient(new float[] {0}, new Input(1, 1, 1), new Relu()))
                .containsExactly(0);
        assertThat(imageGradient(new float[] {-0f}, new Input(1, 1, 1), new Relu()))
                .containsExactly(0);
        assertThat(imageGradient(new float[] {1e-30f}, new Input(1, 1, 1), new Relu()))
                .containsExactly(1);
    }

    @Test
    void runsDoNotRememberTheRunBefore() {
        float[] first = images(7, 36, 1);
        float[] second = images(7, 36, 2);
        try (Network network = new Network(SMALL, 1);
                ExecutionPlans plans = new ExecutionPlans(network, PlanOptions::training)) {
            float[] fresh = step(plans, network, second, 7);
            step(plans, network, first, 7);
            assertThat(step(plans, network, second, 7)).containsExactly(fresh);
        }
    }

    @Test
    void aShortBatchBetweenLongOnesChangesNothing() {
        try (Network network = new Network(SMALL, 1);
                ExecutionPlans plans = new ExecutionPlans(network, PlanOptions::training)) {
            float[] whole = step(plans, network, images(8, 36, 1), 8);
            float[] part = step(plans, network, images(3, 36, 2), 3);
            assertThat(step(plans, network, images(8, 36, 1), 8)).containsExactly(whole);
            try (ExecutionPlans fresh = new ExecutionPlans(network, PlanOptions::training)) {
                assertThat(step(fresh, network, images(3, 36, 2), 3)).containsExactly(part);
            }
        }
    }

    @Test
    void changedWeightsAreSeenByEveryPlan() throws WeightsMismatch {
        Weights other;
        float[] expected;
        try (Network network = new Network(SMALL, 2);
                ExecutionPlans plans = new ExecutionPlans(network, PlanOptions::training)) {
            other = network.weights();
            expected = step(plans, network, images(5, 36, 1), 5);
        }
        try (Network network = new Network(SMALL, 1);
                ExecutionPlans plans = new ExecutionPlans(network, PlanOptions::training)) {
            step(plans, network, images(5, 36, 1), 5);
            step(plans, network, images(2, 36, 1), 2);
            network.load(other);
            assertThat(step(plans, network, images(5, 36, 1), 5)).containsExactly(expected);
        }
    }

    @Test
    void masksChangeFromStepToStepAndWithTheSeed() {
        float[] first = logits(SMALL, PlanOptions::training, new Pass(1, 1));
        assertThat(logits(SMALL, PlanOptions::training, new Pass(1, 1))).containsExactly(first);
        assertThat(logits(SMALL, PlanOptions::training, new Pass(1, 2))).isNotEqualTo(first);
        assertThat(logits(SMALL, PlanOptions::training, new Pass(2, 1))).isNotEqualTo(first);
    }

    @Test
    void twoDropoutsHaveMasksOfTheirOwn() {
        Graph graph = Graph.chain(new Input(1000, 1, 1), new Dropout(0.5), new Dropout(0.5), new Output());
        float[] logits = logits(graph, PlanOptions::training, new Pass(1, 1));
        long kept = count(logits);
        assertThat(kept).isBetween(4 * 250L - 120, 4 * 250L + 120); // one mask taken twice would keep 2,000
    }

    @Test
    void dropoutKeepsItsShareAndTheExpectedSum() {
        Graph graph = Graph.chain(new Input(1000, 1, 1), new Dropout(0.9), new Output());
        float[] ones = new float[4 * 1000];
        Arrays.fill(ones, 1);
        float[] logits = logits(graph, PlanOptions::training, new Pass(1, 1), ones);
        assertThat((double) count(logits) / logits.length).isBetween(0.08, 0.12); // deviation 0.005
        for (float value : logits) {
            assertThat(value == 0 || Math.abs(value - 10) < 1e-4).isTrue();
        }
        assertThat(logits(graph, PlanOptions::evaluation, new Pass(1, 1), ones)).containsExactly(ones);
    }

    @Test
    void fusedPlansComputeTheSameAsUnfusedOnesToTheLastDigits() {
        float[] fused = logits(SMALL, PlanOptions::training, new Pass(1, 1));
        float[] unfused = logits(SMALL, batch -> PlanOptions.inspection(batch, Mode.TRAINING), new Pass(1, 1));
        for (int i = 0; i < fused.length; i++) {
            assertThat(Math.abs(fused[i] - unfused[i])).isLessThan(1e-6f);
        }
    }

    @Test
    void inspectionPlansKeepEveryValueAndGradient() {
        try (Network network = new Network(SMALL, 1);
                ExecutionPlans inspected =
                        new ExecutionPlans(network, batch -> PlanOptions.inspection(batch, Mode.TRAINING));
                ExecutionPlans trained = new ExecutionPlans(network, PlanOptions::training)) {
            ExecutionPlan inspection = inspected.forBatch(2);
            for (String id : List.of("input1", "conv1", "relu1", "pool1", "flatten1", "dropout1", "dense1")) {
                assertThat(inspection.value(id)).as(id).isPresent();
                assertThat(inspection.gradient(id)).as(id).isPresent();
            }
            assertThat(trained.forBatch(2).value("relu1")).isEmpty();
            assertThat(trained.forBatch(2).gradient("relu1")).isEmpty();
        }
    }

    private static long count(float[] values) {
        long kept = 0;
        for (float value : values) {
            kept += value == 0 ? 0 : 1;
        }
        return kept;
    }

    private static float[] logits(Graph graph, IntFunction<PlanOptions> options, Pass pass) {
        int size = ((Input) graph.node("input1").block()).shape().size();
        return logits(graph, options, pass, images(4, size, 3));
    }

    private static float[] logits(Graph graph, IntFunction<PlanOptions> options, Pass pass, float[] images) {
        try (Network network = new Network(graph, 1);
                ExecutionPlans plans = new ExecutionPlans(network, options)) {
            return plans.forBatch(4).forward(images, pass).toArray();
        }
    }

    private static float[] step(ExecutionPlans plans, Network network, float[] images, int batch) {
        ExecutionPlan plan = plans.forBatch(batch);
        plan.forward(images, new Pass(1, 1));
        int[] labels = new int[batch];
        SoftmaxCrossEntropy.measure(plan.logits(), labels, plan.logitsGradient());
        plan.backward();
        return network.gradients().dup().data().asFloat();
    }
}
