package dev.netloom.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.reference.ReferenceLayer.Mode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The reference's forward against values worked out by hand: what a gradient check cannot see.
class ReferenceLayerTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Shape FOUR_BY_FOUR = new Shape(1, 4, 4);

    /// 1, 2, 3, ...
    private static double[] counting(int length) {
        return IntStream.rangeClosed(1, length).asDoubleStream().toArray();
    }

    private static double[] forward(Block block, Shape input, double[] values, Map<String, double[]> parameters) {
        ReferenceLayer layer = ReferenceLayer.of(block, List.of(input), parameters, Mode.EVALUATION);
        return layer.forward(List.of(values), values.length / input.size());
    }

    @Test
    void convolutionIsACrossCorrelation() {
        // [1 2 3; 4 5 6; 7 8 9] with [1 2; 3 4]: top left is 1·1 + 2·2 + 3·4 + 4·5 = 37
        Map<String, double[]> parameters = Map.of("weight", counting(4), "bias", new double[] {0.5});
        double[] output = forward(Conv.of(1, 2, 1, 0), new Shape(1, 3, 3), counting(9), parameters);
        assertThat(output).containsExactly(37.5, 47.5, 67.5, 77.5);
    }

    @Test
    void convolutionPutsZerosAroundTheImageAndSteps() {
        // windows at rows and columns -1, 1, 3 of a 4 x 4 image
        Map<String, double[]> parameters = Map.of("weight", new double[] {1, 1, 1, 1}, "bias", new double[] {0});
        double[] output = forward(Conv.of(1, 2, 2, 1), FOUR_BY_FOUR, counting(16), parameters);
        assertThat(output).containsExactly(1, 2 + 3, 4, 5 + 9, 6 + 7 + 10 + 11, 8 + 12, 13, 14 + 15, 16);
    }

    @Test
    void dilatedConvolutionSkipsPixels() {
        Conv conv = new Conv(1, 2, 1, 0, 2, 1, false, Initialization.HE, 0.01);
        Map<String, double[]> parameters = Map.of("weight", new double[] {1, 10, 100, 1000});
        double[] output = forward(conv, FOUR_BY_FOUR, counting(16), parameters);
        assertThat(output)
                .containsExactly(
                        1 + 30 + 900 + 11_000, 2 + 40 + 1000 + 12_000, 5 + 70 + 1300 + 15_000, 6 + 80 + 1400 + 16_000);
    }

    @Test
    void convolutionSumsOverChannelsAndImagesAreApart() {
        // two images of two channels, one pixel each; weights OIHW: filter 0 is (1, 10), filter 1 is (100, 1000)
        Map<String, double[]> parameters =
                Map.of("weight", new double[] {1, 10, 100, 1000}, "bias", new double[] {0.25, 0.5});
        double[] output = forward(Conv.of(2, 1, 1, 0), Shape.vector(2), new double[] {1, 2, 3, 4}, parameters);
        assertThat(output).containsExactly(21.25, 2100.5, 43.25, 4300.5);
    }

    @Test
    void groupedConvolutionReadsTheChannelsOfItsGroup() {
        // four channels of one pixel: filter 0 reads the first two, filter 1 the last two
        Conv conv = new Conv(2, 1, 1, 0, 1, 2, false, Initialization.HE, 0.01);
        Map<String, double[]> parameters = Map.of("weight", new double[] {1, 10, 100, 1000});
        assertThat(forward(conv, Shape.vector(4), counting(4), parameters)).containsExactly(21, 4300);
    }

    @Test
    void depthwiseConvolutionGivesEveryChannelItsOwnFilter() {
        Conv conv = new Conv(4, 1, 1, 0, 1, 2, false, Initialization.HE, 0.01);
        Map<String, double[]> parameters = Map.of("weight", new double[] {1, 10, 100, 1000});
        assertThat(forward(conv, Shape.vector(2), new double[] {1, 2}, parameters))
                .containsExactly(1, 10, 200, 2000);
    }

    @Test
    void maximumPassesOverThePadding() {
        double[] negative = IntStream.rangeClosed(1, 16).mapToDouble(i -> -i).toArray();
        double[] output = forward(Pool.of(Pool.Kind.MAX, 3, 2, 1), FOUR_BY_FOUR, negative, Map.of());
        assertThat(output).containsExactly(-1, -2, -5, -6);
    }

    @Test
    void firstOfEqualMaximaTakesTheGradient() {
        ReferenceLayer layer = ReferenceLayer.of(
                Pool.of(Pool.Kind.MAX, 2, 2, 0), List.of(new Shape(1, 2, 2)), Map.of(), Mode.TRAINING);
        layer.forward(List.of(new double[] {1, 7, 7, 7}), 1);
        assertThat(layer.backward(new double[] {5}).inputs().getFirst()).containsExactly(0, 5, 0, 0);
    }

    @Test
    void meanCountsThePaddingAsZeros() {
        double[] output = forward(Pool.of(Pool.Kind.AVERAGE, 3, 2, 1), FOUR_BY_FOUR, counting(16), Map.of());
        assertThat(output)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
                .containsExactly(14 / 9.0, 30 / 9.0, 57 / 9.0, 99 / 9.0);
    }

    @Test
    void poolingDropsWhatIsLeftOver() {
        double[] output = forward(Pool.of(Pool.Kind.MAX, 2, 2, 0), new Shape(1, 3, 5), counting(15), Map.of());
        assertThat(output).containsExactly(7, 9);
    }

    @Test
    void ceilPoolingGivesTheRestAWindow() {
        Shape three = new Shape(1, 3, 3);
        assertThat(forward(new Pool(Pool.Kind.MAX, 2, 2, 0, true), three, counting(9), Map.of()))
                .containsExactly(5, 6, 8, 9);
    }

    @Test
    void ceilPoolingDividesByWhatLiesInImageAndPadding() {
        Shape three = new Shape(1, 3, 3);
        assertThat(forward(new Pool(Pool.Kind.AVERAGE, 2, 2, 0, true), three, counting(9), Map.of()))
                .containsExactly((1 + 2 + 4 + 5) / 4.0, (3 + 6) / 2.0, (7 + 8) / 2.0, 9);
        // windows at rows and columns -1, 1, 3; the last covers row 3 and one row of padding
        double[] padded = forward(new Pool(Pool.Kind.AVERAGE, 3, 2, 1, true), FOUR_BY_FOUR, counting(16), Map.of());
        assertThat(padded).hasSize(9).endsWith(16 / 4.0);
        assertThat(padded[2]).isCloseTo((4 + 8) / 6.0, EXACT);
    }

    @Test
    void denseMultipliesRowsOfItsWeights() {
        Map<String, double[]> parameters = Map.of("weight", counting(6), "bias", new double[] {0.5, -0.5});
        double[] output = forward(Dense.of(2), Shape.vector(3), new double[] {1, 10, 100}, parameters);
        assertThat(output).containsExactly(321.5, 653.5);
    }

    @Test
    void reluKeepsPositiveValuesOnly() {
        assertThat(forward(new Relu(), Shape.vector(3), new double[] {-1, 0, 2}, Map.of()))
                .containsExactly(0, 0, 2);
    }

    @Test
    void leakyReluMakesNegativeValuesSmall() {
        assertThat(forward(new LeakyRelu(0.25), Shape.vector(3), new double[] {-2, 0, 2}, Map.of()))
                .containsExactly(-0.5, 0, 2);
    }

    @Test
    void sigmoidAndTanhSqueeze() {
        double[] values = {Math.log(3), 0, -Math.log(3)};
        double[] sigmoid = forward(new Sigmoid(), Shape.vector(3), values, Map.of());
        double[] tanh = forward(new Tanh(), Shape.vector(3), values, Map.of());
        double[] halves = {0.75, 0.5, 0.25};
        for (int i = 0; i < 3; i++) {
            assertThat(sigmoid[i]).isCloseTo(halves[i], EXACT);
            assertThat(tanh[i]).isCloseTo(0.8 * (1 - i), EXACT); // (3 - 1/3) / (3 + 1/3)
        }
    }

    @Test
    void geluAndSiluLetAShareOfAValuePass() {
        double[] gelu = forward(new Gelu(), Shape.vector(3), new double[] {-1, 0, 1}, Map.of());
        assertThat(gelu[0]).isCloseTo(-0.15865525393145707, EXACT); // a standard normal variable below -1
        assertThat(gelu[1]).isZero();
        assertThat(gelu[2]).isCloseTo(0.8413447460685429, EXACT);
        double[] silu = forward(new Silu(), Shape.vector(2), new double[] {Math.log(3), -Math.log(3)}, Map.of());
        assertThat(silu[0]).isCloseTo(0.75 * Math.log(3), EXACT);
        assertThat(silu[1]).isCloseTo(-0.25 * Math.log(3), EXACT);
    }

    @Test
    void localResponseNormDividesByTheChannelsAround() {
        double[] odd = forward(new LocalResponseNorm(3, 3, 1, 2), Shape.vector(4), counting(4), Map.of());
        assertThat(odd).containsExactly(1 / 7.0, 2 / 16.0, 3 / 31.0, 4 / 27.0); // 2 + 1 + 4, 2 + 1 + 4 + 9, ...
        // an even size looks one channel farther back than ahead, as in PyTorch
        double[] even = forward(new LocalResponseNorm(2, 2, 1, 2), Shape.vector(3), counting(3), Map.of());
        assertThat(even).containsExactly(1 / 3.0, 2 / 7.0, 3 / 15.0);
    }

    @Test
    void groupNormMeasuresTheChannelsOfEachGroup() {
        Map<String, double[]> parameters =
                Map.of("weight", new double[] {1, 1, 2, 1}, "bias", new double[] {0, 0, 0, 5});
        double[] halves = forward(new GroupNorm(2, 0.1), Shape.vector(4), new double[] {1, 3, 2, 8}, parameters);
        double[] expected = {-1 / Math.sqrt(1.1), 1 / Math.sqrt(1.1), -6 / Math.sqrt(9.1), 5 + 3 / Math.sqrt(9.1)};
        for (int i = 0; i < 4; i++) {
            assertThat(halves[i]).isCloseTo(expected[i], EXACT);
        }
    }

    @Test
    void globalMaxPoolTakesTheLargestOfEachChannel() {
        ReferenceLayer layer =
                ReferenceLayer.of(new GlobalMaxPool(), List.of(new Shape(2, 1, 3)), Map.of(), Mode.EVALUATION);
        assertThat(layer.forward(List.of(new double[] {-3, -1, -2, 5, 5, 4}), 1))
                .containsExactly(-1, 5);
        assertThat(layer.backward(new double[] {1, 2}).inputs().getFirst()).containsExactly(0, 1, 0, 2, 0, 0);
    }

    @Test
    void dropoutScalesWhatItKeeps() {
        ReferenceLayer layer = ReferenceLayer.of(
                new Dropout(0.75), List.of(Shape.vector(4)), Map.of(), Mode.training(new double[] {1, 0, 0, 1}));
        assertThat(layer.forward(List.of(counting(4)), 1)).containsExactly(4, 0, 0, 16);
        assertThat(layer.backward(counting(4)).inputs().getFirst()).containsExactly(4, 0, 0, 16);
        assertThat(forward(new Dropout(0.75), Shape.vector(4), counting(4), Map.of()))
                .containsExactly(counting(4));
    }

    @Test
    void batchNormMeasuresTheBatchAndFollowsIt() {
        // two images, two channels of one row and two columns; channel 0 holds 1, 3, 5, 7: mean 4, variance 5 or 20/3
        ReferenceLayer layer = ReferenceLayer.of(
                new BatchNorm(0.1, 0.1),
                List.of(new Shape(2, 1, 2)),
                Map.of(
                        "weight", new double[] {2, 1},
                        "bias", new double[] {0.5, 0},
                        "running_mean", new double[] {1, 0},
                        "running_var", new double[] {2, 1}),
                Mode.TRAINING);
        double[] output = layer.forward(List.of(new double[] {1, 3, 0, 0, 5, 7, 0, 0}), 2);
        assertThat(output[0]).isCloseTo(2 * -3 / Math.sqrt(5.1) + 0.5, EXACT);
        assertThat(output[5]).isCloseTo(2 * 3 / Math.sqrt(5.1) + 0.5, EXACT);
        assertThat(output[2]).isZero();
        assertThat(layer.kept().get("running_mean")[0]).isCloseTo(0.9 * 1 + 0.1 * 4, EXACT);
        assertThat(layer.kept().get("running_var")[0]).isCloseTo(0.9 * 2 + 0.1 * 20 / 3, EXACT);
    }

    @Test
    void batchNormEvaluatesWithItsRunningStatistics() {
        Map<String, double[]> parameters = Map.of(
                "weight", new double[] {2},
                "bias", new double[] {0.5},
                "running_mean", new double[] {1},
                "running_var", new double[] {3.75});
        double[] output = forward(new BatchNorm(0.1, 0.1), Shape.vector(1), new double[] {1, 5}, parameters);
        assertThat(output[0]).isEqualTo(0.5);
        assertThat(output[1]).isCloseTo(2 * 4 / Math.sqrt(3.85) + 0.5, EXACT);
    }

    @Test
    void globalAveragePoolTakesTheMeanOfEachChannel() {
        assertThat(forward(new GlobalAveragePool(), new Shape(2, 1, 3), counting(12), Map.of()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
                .containsExactly(2.0, 5.0, 8.0, 11.0);
    }

    @Test
    void addSumsItsInputs() {
        ReferenceLayer layer =
                ReferenceLayer.of(new Add(), List.of(Shape.vector(2), Shape.vector(2)), Map.of(), Mode.EVALUATION);
        assertThat(layer.forward(List.of(counting(2), new double[] {10, 20}), 1))
                .containsExactly(11, 22);
    }

    @Test
    void concatStacksTheChannelsOfEveryImage() {
        ReferenceLayer layer =
                ReferenceLayer.of(new Concat(), List.of(Shape.vector(1), Shape.vector(2)), Map.of(), Mode.EVALUATION);
        double[] output = layer.forward(List.of(new double[] {1, 2}, new double[] {10, 11, 20, 21}), 2);
        assertThat(output).containsExactly(1, 10, 11, 2, 20, 21);
    }

    @Test
    void lossIsTheMeanNegativeLogarithmOfTheLabelsProbability() {
        // softmax of (0, ln 3) is (1/4, 3/4)
        ReferenceLoss loss = ReferenceLoss.of(new double[] {0, Math.log(3), 1000, 1000}, new int[] {0, 1});
        assertThat(loss.value()).isCloseTo((Math.log(4) + Math.log(2)) / 2, EXACT);
        assertThat(loss.probabilities()[1]).isCloseTo(0.75, EXACT);
        assertThat(loss.gradient()[0]).isCloseTo((0.25 - 1) / 2, EXACT);
        assertThat(loss.gradient()[2]).isCloseTo(0.25, EXACT);
    }
}
