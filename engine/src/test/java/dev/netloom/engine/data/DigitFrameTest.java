package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import org.junit.jupiter.api.Test;

class DigitFrameTest {
    private static final int SIDE = 280;

    @Test
    void aTallStrokeBecomesTwentyPixelsHighAndKeepsItsShape() {
        byte[] framed = DigitFrame.frame(rectangle(10, 30, 40, 200), SIDE);
        assertThat(rows(framed)).isEqualTo(20);
        assertThat(columns(framed)).isEqualTo(4);
        assertThat(framed[14 * 28 + 14] & 0xff).isEqualTo(255);
    }

    @Test
    void whereItWasDrawnAndHowLargeMakesNoDifference() {
        byte[] small = DigitFrame.frame(rectangle(5, 5, 20, 100), SIDE);
        assertThat(DigitFrame.frame(rectangle(200, 150, 20, 100), SIDE)).isEqualTo(small);
        assertThat(DigitFrame.frame(rectangle(30, 30, 40, 200), SIDE)).isEqualTo(small);
    }

    @Test
    void theCentreOfMassComesToTheMiddle() {
        float[] ink = rectangle(40, 40, 150, 20);
        float[] stem = rectangle(40, 40, 20, 150);
        for (int i = 0; i < ink.length; i++) {
            ink[i] = Math.max(ink[i], stem[i]);
        }
        byte[] framed = DigitFrame.frame(ink, SIDE);
        assertThat(centre(framed, true)).isEqualTo(14.5, within(0.51));
        assertThat(centre(framed, false)).isEqualTo(14.5, within(0.51));
    }

    @Test
    void edgesAreGrey() {
        float[] slanted = new float[SIDE * SIDE];
        for (int i = 0; i < slanted.length; i++) {
            slanted[i] = Math.abs(i % SIDE - i / SIDE) < 12 ? 1 : 0;
        }
        byte[] framed = DigitFrame.frame(slanted, SIDE);
        int grey = 0;
        for (byte pixel : framed) {
            grey += (pixel & 0xff) > 20 && (pixel & 0xff) < 235 ? 1 : 0;
        }
        assertThat(grey).isGreaterThan(20);
    }

    @Test
    void paperStaysBlack() {
        assertThat(DigitFrame.frame(new float[SIDE * SIDE], SIDE)).containsOnly(0);
    }

    /// The digits of MNIST are framed already: enlarged and framed again, they come out as they were.
    @Test
    void framesMnistsOwnDigitsAsTheyWere() throws FileProblem {
        LabelledImages digits = Mnist.load(Samples.mnist()).test();
        int moved = 0;
        for (int image = 0; image < 200; image++) {
            byte[] framed = DigitFrame.frame(enlarged(digits, image), SIDE);
            long difference = 0;
            for (int p = 0; p < framed.length; p++) {
                difference += Math.abs((framed[p] & 0xff) - digits.pixel(image, p));
            }
            moved += difference > 255 * 8 ? 1 : 0;
        }
        assertThat(moved).isLessThan(20);
    }

    private static float[] enlarged(LabelledImages digits, int image) {
        float[] ink = new float[SIDE * SIDE];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = digits.pixel(image, i / SIDE / 10 * 28 + i % SIDE / 10) / 255f;
        }
        return ink;
    }

    private static float[] rectangle(int left, int top, int width, int height) {
        float[] ink = new float[SIDE * SIDE];
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                ink[y * SIDE + x] = 1;
            }
        }
        return ink;
    }

    private static double centre(byte[] framed, boolean horizontal) {
        double mass = 0;
        double moment = 0;
        for (int i = 0; i < framed.length; i++) {
            mass += framed[i] & 0xff;
            moment += (framed[i] & 0xff) * ((horizontal ? i % 28 : i / 28) + 0.5);
        }
        return moment / mass;
    }

    private static int rows(byte[] framed) {
        int rows = 0;
        for (int y = 0; y < 28; y++) {
            boolean any = false;
            for (int x = 0; x < 28; x++) {
                any |= framed[y * 28 + x] != 0;
            }
            rows += any ? 1 : 0;
        }
        return rows;
    }

    private static int columns(byte[] framed) {
        int columns = 0;
        for (int x = 0; x < 28; x++) {
            boolean any = false;
            for (int y = 0; y < 28; y++) {
                any |= framed[y * 28 + x] != 0;
            }
            columns += any ? 1 : 0;
        }
        return columns;
    }
}
