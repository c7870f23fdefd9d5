package dev.netloom.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.data.augment.Rotate;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnedImageTest {
    private static final String NAME = "simple-convnet";
    private static final Shape SHAPE = new Shape(1, 28, 28);

    @Test
    void isWhatTheNetworkSaysOfTheImageAsItIsTurned() throws Exception {
        Graph graph = ProjectFile.read(Samples.network(NAME)).graph();
        Weights weights = WeightsFile.read(Samples.weights(NAME), graph).weights();
        LabelledImages digits = Mnist.load(Samples.mnist()).test().first(1);
        float[] pixels = new float[SHAPE.size()];
        digits.copyTo(0, pixels, 0);
        float[] before = pixels.clone();
        try (Recognizer recognizer = new Recognizer(graph, weights)) {
            TurnedImage turned = TurnedImage.of(recognizer, pixels, SHAPE, ChannelNormalization.NONE, 45, 3);
            assertThat(turned.degrees()).containsExactly(-45.0, -30.0, -15.0, 0.0, 15.0, 30.0, 45.0);
            assertThat(pixels).containsExactly(before);
            assertThat(turned.upright()).isEqualTo(recognizer.recognize(pixels));
            assertThat(turned.upright().guess()).isEqualTo(7);
            List<Float> plain = recognizer.recognize(plainlyTurned(pixels, 30)).probabilities();
            for (int k = 0; k < plain.size(); k++) {
                assertThat(turned.found().get(5).probabilities().get(k)).isCloseTo(plain.get(k), within(0.01f));
            }
            assertThat(turned.strongest(3, 4))
                    .hasSize(4)
                    .startsWith(3)
                    .contains(7)
                    .doesNotHaveDuplicates();
            assertThat(turned.heldFrom()).isBetween(-45.0, 0.0);
            assertThat(turned.heldTo()).isBetween(0.0, 45.0);
        }
    }

    /// Counterclockwise, as one looks at it: what lay to the right of the centre is above it.
    @Test
    void quarterTurnsMovePixelsWhole() {
        float[] image = new float[9];
        image[5] = 1;
        Rotate.turn(image, new Shape(1, 3, 3), 90);
        assertThat(image).containsExactly(0, 1, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aTurnIsThePlainRotation() throws Exception {
        float[] pixels = new float[SHAPE.size()];
        Mnist.load(Samples.mnist()).test().copyTo(1, pixels, 0);
        float[] turned = pixels.clone();
        Rotate.turn(turned, SHAPE, -20);
        float[] plain = plainlyTurned(pixels, -20);
        for (int i = 0; i < turned.length; i++) {
            assertThat(turned[i]).isCloseTo(plain[i], within(2e-3f)); // coordinates have 16 bits of fraction
        }
    }

    /// Each pixel from where it was, between four of them.
    private static float[] plainlyTurned(float[] pixels, double degrees) {
        double angle = Math.toRadians(degrees);
        float[] turned = new float[pixels.length];
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                double x = column - 13.5;
                double y = row - 13.5;
                double fromX = Math.cos(angle) * x - Math.sin(angle) * y + 13.5;
                double fromY = Math.sin(angle) * x + Math.cos(angle) * y + 13.5;
                turned[row * 28 + column] = (float) between(pixels, fromX, fromY);
            }
        }
        return turned;
    }

    private static double between(float[] pixels, double x, double y) {
        int left = (int) Math.floor(x);
        int above = (int) Math.floor(y);
        double right = x - left;
        double down = y - above;
        return (1 - down) * ((1 - right) * at(pixels, left, above) + right * at(pixels, left + 1, above))
                + down * ((1 - right) * at(pixels, left, above + 1) + right * at(pixels, left + 1, above + 1));
    }

    private static double at(float[] pixels, int column, int row) {
        return column >= 0 && column < 28 && row >= 0 && row < 28 ? pixels[row * 28 + column] : 0;
    }
}
