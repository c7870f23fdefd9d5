package dev.netloom.engine.inspect.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.inspect.InspectionInput.Picture;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.reference.ReferenceNetwork;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldMeterTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 8, 8),
            Conv.of(3, 3, 1, 1),
            new Tanh(),
            Conv.of(4, 3, 2, 0),
            new Tanh(),
            new Flatten(),
            Dense.of(10),
            new Output());

    private static final Unit UNIT = new Unit("conv2", 2, 1, 1);

    private static List<Picture> pictures(int count) {
        byte[] pixels = new byte[count * 64];
        new Random(3).nextBytes(pixels);
        LabelledImages images = new LabelledImages(new Shape(1, 8, 8), pixels, new byte[count]);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(index -> new Picture(images, index))
                .toList();
    }

    private static Weights drawn(long seed) {
        try (Network network = new Network(NETWORK, seed)) {
            return network.weights();
        }
    }

    /// Mean of |∂unit/∂pixel| by central differences of the plain reference, as shares.
    private static double[] numeric(Weights weights, List<Picture> pictures) {
        ReferenceNetwork network = ReferenceNetwork.evaluating(NETWORK, ReferenceNetwork.doubles(weights));
        double[] sum = new double[64];
        for (Picture picture : pictures) {
            double[] image = new double[64];
            for (int i = 0; i < 64; i++) {
                image[i] = picture.images().pixel(picture.index(), i) / 255.0;
            }
            for (int pixel = 0; pixel < 64; pixel++) {
                sum[pixel] += Math.abs(at(network, image, pixel, 1e-4) - at(network, image, pixel, -1e-4));
            }
        }
        double total = java.util.Arrays.stream(sum).sum();
        return java.util.Arrays.stream(sum).map(one -> one / total).toArray();
    }

    private static double at(ReferenceNetwork network, double[] image, int pixel, double by) {
        double[] touched = image.clone();
        touched[pixel] += by;
        network.forward(touched, 1);
        Shape shape = GraphCheck.of(NETWORK).shapes().get(UNIT.node());
        return network.output(UNIT.node())[
                (UNIT.channel() * shape.height() + UNIT.row()) * shape.width() + UNIT.column()];
    }

    @Test
    void theGradientIsThatOfNumericDifferences() throws Exception {
        Weights weights = drawn(7);
        List<Picture> pictures = pictures(4);
        EffectiveField field = new FieldMeter(NETWORK, UNIT)
                .trained(weights, pictures, () -> false)
                .orElseThrow();
        double[] expected = numeric(weights, pictures);
        for (int pixel = 0; pixel < 64; pixel++) {
            assertThat((double) field.share()[pixel]).isCloseTo(expected[pixel], within(2e-5));
        }
        assertThat(field.images()).isEqualTo(4);
    }

    @Test
    void noGradientLiesOutsideTheTheoreticalField() {
        EffectiveField field = new FieldMeter(NETWORK, UNIT)
                .untrained(1, pictures(3), () -> false)
                .orElseThrow();
        UnitField theory = UnitField.of(NETWORK, UNIT);
        for (int pixel = 0; pixel < 64; pixel++) {
            assertThat(field.share()[pixel] > 0).isEqualTo(theory.sees("input1", pixel / 8, pixel % 8));
        }
        assertThat(field.draws()).isEqualTo(5);
        assertThat(field.within(new Region(0, 0, 8, 8))).isCloseTo(1, within(1e-5));
    }

    @Test
    void whatIsStaleIsGivenUp() {
        assertThat(new FieldMeter(NETWORK, UNIT).untrained(1, pictures(3), () -> true))
                .isEqualTo(Optional.empty());
    }

    @Test
    void aHugeNetworkIsNotMeasured() {
        Graph huge = Graph.chain(new Input(3, 224, 224), Conv.of(512, 31, 1, 15), Conv.of(512, 31, 1, 15));
        assertThat(new FieldMeter(huge, new Unit("conv2", 0, 100, 100)).isAffordable())
                .isFalse();
        assertThat(new FieldMeter(NETWORK, UNIT).isAffordable()).isTrue();
    }

    @Test
    void theBoxThatHoldsMostShrinksEvenlyFromTheTheoreticalField() {
        float[] share = new float[49];
        share[3 * 7 + 3] = 0.8f;
        share[3 * 7 + 2] = 0.16f;
        share[0] = 0.04f;
        EffectiveField field = new EffectiveField(7, 7, share, 1, 0);
        assertThat(field.holding(0.95, new Region(0, 0, 7, 7))).isEqualTo(new Region(2, 2, 5, 5));
        assertThat(field.holding(0.99, new Region(0, 0, 7, 7))).isEqualTo(new Region(0, 0, 7, 7));
        assertThat(field.holding(0.5, new Region(0, 0, 7, 7))).isEqualTo(new Region(3, 3, 4, 4));
    }
}
