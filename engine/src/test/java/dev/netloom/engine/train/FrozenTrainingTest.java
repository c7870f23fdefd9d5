package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is frozen stays as it is, to the bit, and what is open learns.
class FrozenTrainingTest extends TrainerRuns {
    /// conv1, norm, conv2, norm, dropout, dense1, dropout, dense2
    private static final Graph DEEP = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(6, 5, 3, 0),
            new BatchNorm(0.1, 1e-5),
            new Relu(),
            Conv.of(8, 3, 2, 0),
            new BatchNorm(0.1, 1e-5),
            new Relu(),
            new Flatten(),
            new Dropout(0.3),
            Dense.of(12),
            new Relu(),
            new Dropout(0.3),
            Dense.of(10),
            new Output());

    private static final String LOWER = "conv1,batchnorm1,conv2,batchnorm2";
    private static final Augmentation SHIFT = Augmentation.parse("shift:1");

    private static TrainingConfig freezing(String names, OptimizerKind kind) {
        return plan(2, 32, 7)
                .withOptimizer(OptimizerSettings.of(kind).withWeightDecay(0.01))
                .withTransfer(TransferSettings.freezing(names));
    }

    private static Weights drawn(Graph graph, long seed) {
        try (Network network = new Network(graph, seed)) {
            return network.weights();
        }
    }

    private static void assertMoved(Weights end, Weights start, Set<String> frozen) {
        start.arrays().forEach((name, array) -> {
            boolean still = frozen.contains(name.substring(0, name.indexOf('.')));
            assertThat(Arrays.equals(end.arrays().get(name).values(), array.values()))
                    .as(name)
                    .isEqualTo(still);
        });
    }

    /// With every optimiser, with weight decay, which moves what gets no gradient, and with averaged weights.
    @ParameterizedTest
    @EnumSource
    void frozenWeightsAndStatisticsStayToTheBit(OptimizerKind kind) throws TrainingFailure {
        TrainingConfig plan = freezing(LOWER, kind).withAugmentation(SHIFT);
        List<TrainingEvent> events =
                run(DEEP, digits(100, 40), kind == OptimizerKind.MUON ? plan.withAveraging(0.9) : plan);
        assertMoved(finished(events).weights(), drawn(DEEP, 7), Set.of(LOWER.split(",")));
        TrainingEvent.Frozen told = only(TrainingEvent.Frozen.class, events).getFirst();
        assertThat(told.blocks()).containsExactlyInAnyOrder(LOWER.split(","));
        assertThat(told.features()).isZero(); // every epoch has other images
    }

    /// Frozen in the middle, with open blocks below: gradients go through it.
    @Test
    void whatIsOpenBelowLearnsToo() throws TrainingFailure {
        TrainingConfig plan = freezing("conv2,batchnorm2,dense1", OptimizerKind.ADAM);
        assertMoved(
                finished(run(DEEP, digits(100, 40), plan)).weights(),
                drawn(DEEP, 7),
                Set.of("conv2", "batchnorm2", "dense1"));
    }

    @Test
    void frozenBlocksStayInBfloat16() throws TrainingFailure {
        assumeTrue(Precision.BFLOAT16.isNative(), "this processor does not multiply bfloat16");
        TrainingConfig plan = freezing(LOWER, OptimizerKind.ADAM).withPrecision(Precision.BFLOAT16);
        assertMoved(finished(run(DEEP, digits(100, 40), plan)).weights(), drawn(DEEP, 7), Set.of(LOWER.split(",")));
    }

    /// A network of frozen normalisations can be dealt out in parts, whatever it is in evaluation the same.
    @Test
    void theLossIsThatOfTheBodyInEvaluation() throws TrainingFailure {
        Graph still = DEEP.map(node -> node.block() instanceof Dropout ? node.withBlock(new Dropout(0)) : node);
        List<TrainingEvent> events =
                run(still, digits(60, 40), freezing(LOWER, OptimizerKind.SGD).withBatchSize(60));
        double first = losses(events).getFirst();
        double evaluated = Evaluator.evaluate(
                        still, drawn(still, 7), digits(60, 40).train())
                .loss();
        assertThat(first).isCloseTo(evaluated, within(1e-5));
    }

    @Test
    void aStopInTheMiddleChangesNothingBesideFrozenBlocks() throws TrainingFailure {
        TransferSettings transfer =
                TransferSettings.freezing(LOWER).withBodyRate(0.5).withUnfreezeEvery(1);
        for (TransferSettings settings : List.of(TransferSettings.freezing(LOWER), transfer)) {
            TrainingConfig plan = plan(3, 32, 7)
                    .withOptimizer(OptimizerSettings.of(OptimizerKind.MUON))
                    .withAveraging(0.9)
                    .withTransfer(settings);
            List<TrainingEvent> whole = run(DEEP, digits(100, 40), plan);
            for (int stop : new int[] {3, 6, 11}) {
                List<TrainingCheckpoint> kept = new ArrayList<>();
                TrainingControl control = new TrainingControl();
                control.keepCheckpoints(kept::add);
                run(DEEP, digits(100, 40), plan, control, event -> {
                    if (event instanceof TrainingEvent.StepDone done && done.step() == stop) {
                        control.stop();
                    }
                });
                List<TrainingEvent> rest = new ArrayList<>();
                new Trainer(DEEP, digits(100, 40), plan, new TrainingControl(), rest::add)
                        .startingFrom(TrainingStart.resuming(
                                kept.getLast().weights(), kept.getLast().state()))
                        .run();
                assertThat(losses(rest))
                        .isEqualTo(losses(whole).subList(stop, losses(whole).size()));
                assertSameWeights(finished(rest).weights(), finished(whole).weights());
            }
        }
    }

    /// The features are computed once, by the plan that evaluates; steps, tests and what was held out go on from there.
    @Test
    void withKeptFeaturesTheRunIsTheSame() throws TrainingFailure {
        TrainingConfig plan = freezing(LOWER, OptimizerKind.ADAM)
                .withValidation(0.2)
                .withBalance(ClassBalance.EVEN)
                .withBatchSize(30);
        List<TrainingEvent> cached = run(DEEP, digits(150, 40), plan);
        TrainingEvent.Frozen told = only(TrainingEvent.Frozen.class, cached).getFirst();
        assertThat(told.features()).isGreaterThanOrEqualTo(150 + 40);
        // an augmentation that changes nothing keeps the features from being kept
        List<TrainingEvent> streamed = run(DEEP, digits(150, 40), plan.withAugmentation(Augmentation.parse("shift:0")));
        assertThat(only(TrainingEvent.Frozen.class, streamed).getFirst().features())
                .isZero();
        assertThat(losses(cached)).isEqualTo(losses(streamed));
        assertThat(only(TrainingEvent.EpochDone.class, cached))
                .extracting(TrainingEvent.EpochDone::test)
                .isEqualTo(only(TrainingEvent.EpochDone.class, streamed).stream()
                        .map(TrainingEvent.EpochDone::test)
                        .toList());
        assertSameWeights(finished(cached).weights(), finished(streamed).weights());
    }

    @Test
    void featuresEndWhereSomethingIsOpenOrRandom() {
        assertThat(FeatureCache.end(DEEP, Set.of(LOWER.split(",")))).hasValue("flatten1");
        assertThat(FeatureCache.end(DEEP, FrozenBlocks.parse("body").in(DEEP))).hasValue("relu3");
        assertThat(FeatureCache.end(DEEP, Set.of("conv2", "batchnorm2", "dense1")))
                .isEmpty();
        assertThat(FeatureCache.end(DEEP, Set.of("conv1"))).hasValue("conv1");
    }

    /// Frozen up to the middle of a residual block: what goes past it is kept with what goes into it.
    @Test
    void featuresEndBelowAnOpenBlockThatIsGoneAround() {
        Graph skip = new Graph(List.of(
                Node.of("input", new Input(1, 8, 8)),
                Node.of("conv1", Conv.of(4, 3, 1, 1), "input"),
                Node.of("relu1", new Relu(), "conv1"),
                Node.of("conv2", Conv.of(4, 3, 1, 1), "relu1"),
                Node.of("add1", new Add(), "conv2", "relu1"),
                Node.of("flatten1", new Flatten(), "add1"),
                Node.of("dense1", Dense.of(10), "flatten1"),
                Node.of("output", new Output(), "dense1")));
        assertThat(FeatureCache.end(skip, Set.of("conv1"))).hasValue("relu1");
        assertThat(FeatureCache.end(skip, Set.of("conv2"))).isEmpty();
        assertThat(FeatureCache.end(skip, Set.of("conv1", "conv2"))).hasValue("flatten1");
    }

    /// From the top, each with what normalises it.
    @Test
    void blocksOpenOneAfterTheOther() throws TrainingFailure {
        TransferSettings transfer = TransferSettings.freezing("body").withUnfreezeEvery(2);
        TrainedParts parts = new TrainedParts(DEEP, transfer);
        Set<String> all = new LinkedHashSet<>(FrozenBlocks.parse("body").in(DEEP));
        assertThat(all).containsExactlyInAnyOrder("conv1", "batchnorm1", "conv2", "batchnorm2", "dropout1", "dense1");
        assertThat(parts.frozenAt(1)).isEqualTo(all);
        assertThat(parts.frozenAt(2)).isEqualTo(all);
        assertThat(parts.frozenAt(3)).doesNotContain("dense1").hasSize(5);
        assertThat(parts.frozenAt(5)).containsExactlyInAnyOrder("conv1", "batchnorm1");
        assertThat(parts.frozenAt(7)).isEmpty();

        List<TrainingEvent> events =
                run(DEEP, digits(40, 20), plan(4, 20, 7).withTransfer(transfer.withUnfreezeEvery(1)));
        assertThat(only(TrainingEvent.Frozen.class, events))
                .extracting(told -> told.blocks().size(), TrainingEvent.Frozen::step)
                .containsExactly(tuple(6, 0L), tuple(5, 2L), tuple(2, 4L), tuple(0, 6L));
        assertMoved(finished(events).weights(), drawn(DEEP, 7), Set.of());
    }

    /// One step of plain gradient descent: the body goes a tenth as far, the head as far as it does.
    @Test
    void theBodyMovesAtItsOwnRate() throws TrainingFailure {
        TrainingConfig plan = plan(1, 50, 7)
                .withOptimizer(OptimizerSettings.of(OptimizerKind.SGD))
                .withTransfer(TransferSettings.NONE.withBodyRate(0.1));
        Weights start = drawn(NETWORK, 7);
        Weights slow = finished(run(NETWORK, digits(50, 10), plan)).weights();
        Weights usual = finished(run(NETWORK, digits(50, 10), plan.withTransfer(TransferSettings.NONE)))
                .weights();
        assertThat(moved(slow, start, "conv1.weight") / moved(usual, start, "conv1.weight"))
                .isCloseTo(0.1, within(1e-3));
        assertThat(slow.arrays().get("dense1.weight").values())
                .containsExactly(usual.arrays().get("dense1.weight").values());
    }

    private static double moved(Weights end, Weights start, String name) {
        float[] from = start.arrays().get(name).values();
        float[] to = end.arrays().get(name).values();
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            sum += Math.pow((double) to[i] - from[i], 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void whatCannotBeFrozenIsSaid() {
        assertThatThrownBy(() -> run(NETWORK, digits(20, 10), freezing("conv9", OptimizerKind.ADAM)))
                .isInstanceOf(TrainingFailure.class)
                .hasMessageContaining("conv9");
        assertThatThrownBy(() -> run(NETWORK, digits(20, 10), freezing("conv1,dense1", OptimizerKind.ADAM)))
                .isInstanceOf(TrainingFailure.class)
                .hasMessageContaining("every block");
    }

    @Test
    void namesAreReadAsTheyAreWritten() {
        FrozenBlocks odd = new FrozenBlocks(List.of("a,b", "conv*"));
        assertThat(FrozenBlocks.parse(odd.toString())).isEqualTo(odd);
        assertThat(FrozenBlocks.parse(" none ")).isEqualTo(FrozenBlocks.NONE);
        assertThat(FrozenBlocks.parse("conv*").in(DEEP)).containsExactly("conv1", "conv2");
        assertThat(FrozenBlocks.of(DEEP, FrozenBlocks.parse("body").in(DEEP))).hasToString("body");
        assertThat(FrozenBlocks.parse("conv1,conv7,body").keeping(DEEP)).hasToString("conv1,body");
    }
}
