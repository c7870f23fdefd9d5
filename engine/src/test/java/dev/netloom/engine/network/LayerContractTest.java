package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.reference.BlockCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every layer alone, forward and backward, against the double-precision reference.
class LayerContractTest {
    private static final int CASES_IN_THE_SAMPLE = 24;
    private static final long WORK = 400_000;
    private static final long SEED = 11;

    /// The two ends of a network compute nothing.
    static Stream<BlockType> types() {
        return BlockType.all().stream()
                .filter(type -> type.preset().arity() != Block.Arity.NONE && !(type.preset() instanceof Output));
    }

    static Stream<LayerGrid.Case> sample() {
        return sample(CASES_IN_THE_SAMPLE);
    }

    /// @param each how many for a block
    static Stream<LayerGrid.Case> sample(int each) {
        return types().flatMap(type -> {
            LayerGrid grid = new LayerGrid(type, WORK);
            Pairwise points = grid.cases(SEED);
            return Stream.generate(points::next)
                    .limit(each)
                    .flatMap(Optional::stream)
                    .map(point -> grid.at(point).orElseThrow());
        });
    }

    @ParameterizedTest
    @MethodSource("sample")
    void layersComputeWhatTheReferenceComputes(LayerGrid.Case tried) {
        holds(tried);
    }

    /// A test for each block, since the cases of one are thousands.
    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("types")
    void everyPairOfValuesComputesWhatTheReferenceComputes(BlockType type, TestReporter reporter) {
        LayerGrid grid = new LayerGrid(type, WORK);
        Pairwise points = grid.cases(SEED);
        List<String> failures = new ArrayList<>();
        int cases = 0;
        for (Optional<int[]> point = points.next(); point.isPresent(); point = points.next()) {
            LayerGrid.Case tried = grid.at(point.get()).orElseThrow();
            cases++;
            try {
                holds(tried);
            } catch (AssertionError e) {
                failures.add(tried + ": " + e.getMessage());
            }
        }
        reporter.publishEntry(type.key(), cases + " cases");
        assertThat(failures).as("of %d cases", cases).isEmpty();
        assertThat(points.impossible())
                .as("pairs without a case")
                .allSatisfy(pair ->
                        assertThat(grid.excludes(pair)).as(grid.describe(pair)).isTrue());
    }

    /// Shows up as skipped where [#holds] leaves bfloat16 out.
    @Test
    void thisProcessorMultipliesBfloat16SoThatItIsTested() {
        assumeTrue(Precision.BFLOAT16.isNative(), "this processor does not multiply bfloat16: it is not tested");
    }

    @ParameterizedTest
    @EnumSource(Pool.Kind.class)
    void poolingReachesOverTheEdges(Pool.Kind kind) {
        for (boolean ceil : new boolean[] {false, true}) {
            holds(new Pool(kind, 3, 2, 1, ceil), new Shape(3, 7, 5), 2);
            holds(new Pool(kind, 3, 2, 0, ceil), new Shape(17, 8, 6), 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void windowsThatSeeNothingButPaddingGiveTheBias(int padding) {
        for (int kernel = 1; kernel <= 2; kernel++) {
            for (int filters : new int[] {3, 16, 33}) {
                holds(conv(filters, kernel, 1, padding, 1, 1), new Shape(16, 5, 4), 3);
                holds(conv(filters, kernel, 2, padding, 2, 1), new Shape(17, 1, 6), 2);
            }
            holds(conv(32, kernel, 1, padding, 1, 16), new Shape(16, 5, 4), 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 16, 32, 64, 70})
    void depthwiseConvolutionsGiveEveryChannelItsOwnFilters(int channels) {
        for (int filters : new int[] {channels, 2 * channels}) {
            IntStream.rangeClosed(1, 2)
                    .forEach(stride -> holds(conv(filters, 3, stride, 1, 1, channels), new Shape(channels, 9, 8), 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7})
    void fewChannelsAreStridedOver(int channels) {
        holds(conv(16, 1, 2, 0, 1, 1), new Shape(channels, 9, 9), 2);
    }

    /// Kernels of oneDNN that are wrong there, in bfloat16, must not be among those that measuring may choose.
    @Test
    void convolutionsAreRightWhereSomeKernelsAreWrong() {
        Conv pixels = conv(35, 1, 1, 0, 1, 1);
        Conv dilated = conv(12, 1, 1, 0, 2, 1);
        for (int place = 0; place < AtPlace.PLACES; place++) {
            holds(pixels, new Shape(48, 10, 15), 1, place);
            holds(pixels, new Shape(9, 30, 19), 2, place);
            holds(dilated, new Shape(61, 15, 33), 1, place);
            holds(conv(5, 2, 1, 0, 2, 1), new Shape(27, 19, 32), 1, place);
            holds(conv(36, 1, 1, 2, 2, 3), new Shape(24, 25, 32), 1, place);
            holds(conv(1, 3, 2, 1, 1, 1), new Shape(35, 4, 1), 1, place); // two columns of the filter meet padding only
            holds(conv(14, 7, 3, 3, 1, 2), new Shape(24, 9, 1), 7, place);
        }
    }

    /// Where there are places enough for it; over uneven sides, channels in several pieces, a last strip cut short.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void windowsOfThreeByThreeMayGoThroughWinograd(int padding) {
        for (int place = 0; place < 2; place++) {
            holdsThroughWinograd(conv(9, 3, 1, padding, 1, 1), new Shape(11, 35, 34), 3, place);
        }
        holdsThroughWinograd(conv(17, 3, 1, padding, 1, 1), new Shape(70, 18, 17), 10, 0);
    }

    @Test
    void aPixelOfMoreChannelsThanAPieceGoesThroughWinograd() {
        holdsThroughWinograd(conv(8, 3, 1, 1, 1, 1), new Shape(520, 33, 32), 1, 0);
    }

    private static void holdsThroughWinograd(Conv conv, Shape input, int batch, int place) {
        BlockCase drawn = new BlockCase(conv, List.of(input), batch);
        ThroughWinograd choices = new ThroughWinograd(place);
        GuardedLayer.keepsToItsMemory(drawn, Mode.TRAINING, Precision.FLOAT32, choices);
        assertThat(choices.tasks()).as("forward, and both gradients").hasSize(3);
        new LayerContract(drawn, Mode.TRAINING, Tolerance.WINOGRAD, choices).holds();
    }

    private static void holds(Conv conv, Shape input, int batch, int place) {
        BlockCase drawn = new BlockCase(conv, List.of(input), batch);
        for (Precision precision : Precision.values()) {
            if (precision.isNative()) {
                holds(drawn, Mode.TRAINING, precision, new AtPlace(place));
            }
        }
    }

    private static Conv conv(int filters, int kernel, int stride, int padding, int dilation, int groups) {
        return new Conv(filters, kernel, stride, padding, dilation, groups, true, Initialization.HE, 0.01);
    }

    private static void holds(Block block, Shape input, int batch) {
        holds(new LayerGrid.Case(new BlockCase(block, List.of(input), batch), Mode.TRAINING));
    }

    static void holds(LayerGrid.Case tried) {
        holds(tried, Precision.FLOAT32);
        if (Precision.BFLOAT16.isNative()) {
            holds(tried, Precision.BFLOAT16);
        }
    }

    /// With oneDNN's favourite kernel and, where measuring may end at others, with one of them.
    private static void holds(LayerGrid.Case tried, Precision precision) {
        holds(tried.drawn(), tried.mode(), precision, KernelChoices.FIRST);
        if (tried.drawn().block() instanceof Conv conv) {
            int place = 1 + (conv.hashCode() & 0xff) % (AtPlace.PLACES - 1);
            holds(tried.drawn(), tried.mode(), precision, new AtPlace(place));
        }
    }

    private static void holds(BlockCase drawn, Mode mode, Precision precision, KernelChoices choices) {
        GuardedLayer.keepsToItsMemory(drawn, mode, precision, choices);
        new LayerContract(drawn, mode, Tolerance.of(precision), choices).holds();
    }
}
