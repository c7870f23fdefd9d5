package dev.netloom.engine.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Shape;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

/// What rules draw, over many images.
class RulesTest {
    private static final int IMAGES = 20_000;

    private static DescriptiveStatistics drawn(GeometricRule rule, ToDoubleFunction<AffineMap> measure) {
        DescriptiveStatistics values = new DescriptiveStatistics();
        Draws draws = new Draws();
        AffineMap map = new AffineMap();
        for (int image = 0; image < IMAGES; image++) {
            draws.begin(1, 1, image);
            map.reset();
            rule.addTo(map, draws);
            values.addValue(measure.applyAsDouble(map));
        }
        return values;
    }

    /// Uniform from -`most` to `most`: that deviation, and a mean of about four standard errors at most.
    private static void assertUniform(DescriptiveStatistics values, double most) {
        assertThat(values.getMin()).isBetween(-most, -0.99 * most);
        assertThat(values.getMax()).isBetween(0.99 * most, most);
        assertThat(values.getMean()).isCloseTo(0, within(most / 60));
        assertThat(values.getStandardDeviation()).isCloseTo(most / Math.sqrt(3), within(most / 60));
    }

    @Test
    void shiftsGoAllWaysAlike() {
        assertUniform(drawn(new Shift(2.5), map -> map.sourceX(0, 0)), 2.5);
        assertUniform(drawn(new Shift(2.5), map -> map.sourceY(0, 0)), 2.5);
        double together = drawn(new Shift(1), map -> map.sourceX(0, 0) * map.sourceY(0, 0))
                .getMean();
        assertThat(together).isCloseTo(0, within(0.01)); // the axes know nothing of each other
    }

    @Test
    void rotationsGoBothWaysAlike() {
        assertUniform(drawn(new Rotate(10), map -> Math.toDegrees(Math.atan2(map.stepY(), map.stepX()))), 10);
        assertThat(drawn(new Rotate(180), map -> Math.hypot(map.stepY(), map.stepX()))
                        .getMin())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void scalesAreLargerAsOftenAsSmaller() {
        assertUniform(drawn(new Scale(0.3), map -> 1 / map.stepX() - 1), 0.3);
        assertUniform(drawn(new Scale(0.3), map -> 1 / map.sourceY(0, 1) - 1), 0.3);
    }

    @Test
    void shearsLeanBothWaysAlike() {
        assertUniform(drawn(new Shear(20), map -> Math.toDegrees(Math.atan(map.sourceX(0, 1)))), 20);
        assertThat(drawn(new Shear(20), map -> map.sourceY(3, 1)).getStandardDeviation())
                .isZero();
    }

    @Test
    void cropsMoveByWholePixelsAllEquallyOften() {
        int[] seen = new int[5];
        drawn(new Crop(2), map -> seen[2 + (int) map.sourceX(0, 0)]++);
        assertThat(drawn(new Crop(2), map -> map.sourceY(0, 0) % 1).getStandardDeviation())
                .isZero();
        for (int count : seen) {
            assertThat(count).isBetween(IMAGES / 5 - 240, IMAGES / 5 + 240); // deviation 57
        }
    }

    @Test
    void flipsComeWithTheirProbability() {
        assertThat(drawn(new Flip(0.25), AffineMap::stepX).getMean()).isCloseTo(0.5, within(0.03));
        assertThat(drawn(new Flip(0), AffineMap::stepX).getMin()).isEqualTo(1);
        assertThat(drawn(new Flip(1), AffineMap::stepX).getMax()).isEqualTo(-1);
    }

    private static float[] changed(PixelRule rule, Shape shape, float value, int image) {
        float[] images = new float[shape.size() + 2];
        Arrays.fill(images, value);
        Draws draws = new Draws();
        draws.begin(1, 1, image);
        rule.change(images, 1, shape, draws);
        assertThat(new float[] {images[0], images[shape.size() + 1]}).containsOnly(value); // its neighbours
        return Arrays.copyOfRange(images, 1, shape.size() + 1);
    }

    @Test
    void noiseHasItsDeviationAndStaysInRange() {
        DescriptiveStatistics noise = new DescriptiveStatistics();
        for (float value : changed(new Noise(0.1), new Shape(2, 100, 100), 0.5f, 0)) {
            noise.addValue(value);
        }
        assertThat(noise.getMean()).isCloseTo(0.5, within(0.003));
        assertThat(noise.getStandardDeviation()).isCloseTo(0.1, within(0.002));
        assertThat(noise.getMin()).isBetween(0.2, 0.25);
        assertThat(noise.getMax()).isBetween(0.75, 0.8);
        float[] strong = changed(new Noise(1), new Shape(1, 28, 28), 0.5f, 0);
        assertThat(strong).contains(0).contains(1);
        for (float value : strong) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void brightnessMultipliesAllValuesAlike() {
        DescriptiveStatistics factors = new DescriptiveStatistics();
        for (int image = 0; image < IMAGES; image++) {
            float[] values = changed(new Brightness(0.4), new Shape(1, 1, 2), 0.5f, image);
            assertThat(values[1]).isEqualTo(values[0]);
            factors.addValue(values[0] / 0.5 - 1);
            assertThat(changed(new Brightness(0.4), new Shape(1, 1, 1), 1, image)[0])
                    .isBetween(0.6f, 1f);
        }
        assertUniform(factors, 0.4 + 1e-6); // floats are that coarse
    }

    @Test
    void contrastMultipliesTheDistanceFromTheMean() {
        DescriptiveStatistics factors = new DescriptiveStatistics();
        Shape shape = new Shape(2, 1, 2);
        for (int image = 0; image < IMAGES; image++) {
            float[] values = {0.2f, 0.5f, 0.6f, 0.7f}; // mean 0.5
            Draws draws = new Draws();
            draws.begin(1, 1, image);
            new Contrast(0.4).change(values, 0, shape, draws);
            double factor = (values[3] - 0.5) / 0.2;
            assertThat(values[0]).isCloseTo((float) (0.5 - 0.3 * factor), within(1e-6f));
            assertThat(values[1]).isCloseTo(0.5f, within(1e-6f));
            assertThat(values[2]).isCloseTo((float) (0.5 + 0.1 * factor), within(1e-6f));
            factors.addValue(factor - 1);
        }
        assertUniform(factors, 0.4 + 1e-6); // floats are that coarse
        assertThat(changed(new Contrast(1), shape, 0.3f, 1)).containsOnly(0.3f);
        float[] strong = {0, 1, 1, 1};
        Draws draws = new Draws();
        for (int image = 0; image < 20; image++) {
            draws.begin(1, 1, image);
            new Contrast(1).change(strong, 0, shape, draws);
            for (float value : strong) {
                assertThat(value).isBetween(0f, 1f);
            }
        }
    }

    /// Mean 1/2 and variance 1 / (4 (2 α + 1)); the share is what the values say.
    @Test
    void sharesOfMixedImagesAreBetaDistributed() {
        for (double alpha : new double[] {0.001, 0.2, 1, 4}) {
            DescriptiveStatistics shares = new DescriptiveStatistics();
            Draws draws = new Draws();
            for (int image = 0; image < IMAGES; image++) {
                draws.beginMixing(1, 1, image);
                float[] values = {1, 0.5f};
                float share = new Mixup(alpha).mix(values, 0, new float[] {0, 0.5f}, 0, Shape.vector(2), draws);
                assertThat(values[0]).isEqualTo(share);
                assertThat(values[1]).isCloseTo(0.5f, within(1e-6f));
                shares.addValue(share);
            }
            assertThat(shares.getMean()).isCloseTo(0.5, within(0.015));
            assertThat(shares.getVariance()).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.005));
            assertThat(shares.getMin()).isNotNegative();
            assertThat(shares.getMax()).isLessThanOrEqualTo(1);
        }
        Draws draws = new Draws();
        draws.beginMixing(1, 1, 1);
        assertThat(new Mixup(0).mix(new float[] {1}, 0, new float[1], 0, Shape.vector(1), draws))
                .isEqualTo(1);
        assertThat(new CutMix(0).mix(new float[] {1}, 0, new float[1], 0, Shape.vector(1), draws))
                .isEqualTo(1);
    }

    /// One rectangle of the other image, whose area is the other's share.
    @Test
    void cutmixReplacesARectangle() {
        Shape shape = new Shape(2, 10, 8);
        float[] others = new float[shape.size() + 3];
        Arrays.fill(others, 1);
        DescriptiveStatistics shares = new DescriptiveStatistics();
        Draws draws = new Draws();
        for (int image = 0; image < 2_000; image++) {
            float[] images = new float[shape.size() + 1];
            draws.beginMixing(1, 1, image);
            float share = new CutMix(1).mix(images, 1, others, 3, shape, draws);
            int top = 10;
            int bottom = -1;
            int left = 8;
            int right = -1;
            int replaced = 0;
            for (int pixel = 0; pixel < 80; pixel++) {
                assertThat(images[1 + 2 * pixel]).isEqualTo(images[2 + 2 * pixel]);
                if (images[1 + 2 * pixel] == 1) {
                    top = Math.min(top, pixel / 8);
                    bottom = Math.max(bottom, pixel / 8);
                    left = Math.min(left, pixel % 8);
                    right = Math.max(right, pixel % 8);
                    replaced++;
                }
            }
            assertThat(images[0]).isZero();
            assertThat(replaced).isEqualTo(Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1));
            assertThat(share).isCloseTo(1 - replaced / 80f, within(1e-6f));
            shares.addValue(share);
        }
        assertThat(shares.getMin()).isLessThan(0.25); // 9 × 7 of 10 × 8
        assertThat(shares.getMax()).isEqualTo(1);
    }

    @Test
    void cutoutBlanksASquareAroundAnyPixel() {
        int[] blanked = new int[36];
        for (int image = 0; image < IMAGES; image++) {
            float[] values = changed(new Cutout(3), new Shape(2, 6, 6), 1, image);
            int top = 6;
            int bottom = -1;
            int left = 6;
            int right = -1;
            int count = 0;
            for (int pixel = 0; pixel < 36; pixel++) {
                assertThat(values[2 * pixel]).isEqualTo(values[2 * pixel + 1]);
                if (values[2 * pixel] == 0) {
                    top = Math.min(top, pixel / 6);
                    bottom = Math.max(bottom, pixel / 6);
                    left = Math.min(left, pixel % 6);
                    right = Math.max(right, pixel % 6);
                    count++;
                    blanked[pixel]++;
                }
            }
            assertThat(bottom - top + 1).isBetween(2, 3); // 2 at the border
            assertThat(right - left + 1).isBetween(2, 3);
            assertThat(count).isEqualTo((bottom - top + 1) * (right - left + 1));
        }
        assertThat(blanked[14]).isBetween(IMAGES / 4 - 250, IMAGES / 4 + 250); // 9 of 36 centres; deviation 61
        assertThat(blanked[0]).isBetween(IMAGES / 9 - 180, IMAGES / 9 + 180); // 4 of 36; deviation 44
        assertThat(changed(new Cutout(0), new Shape(1, 2, 2), 1, 0)).containsOnly(1);
        assertThat(changed(new Cutout(9), new Shape(1, 2, 2), 1, 0)).containsOnly(0);
    }
}
