package dev.netloom.engine.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Shape;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static final Shape GREY = new Shape(1, 7, 7);

    private static float[] image(Shape shape, long seed) {
        Random random = new Random(seed);
        float[] image = new float[shape.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextInt(256) / 255f;
        }
        return image;
    }

    private static float[] redrawn(Shape shape, float[] image, Consumer<AffineMap> change) {
        AffineMap map = new AffineMap();
        change.accept(map);
        float[] copy = image.clone();
        new Resampler(shape).redraw(map, copy, 0);
        return copy;
    }

    /// The value at a place, 0 outside the image.
    private static float at(Shape shape, float[] image, int channel, int row, int column) {
        boolean inside = row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
        return inside ? image[(row * shape.width() + column) * shape.channels() + channel] : 0;
    }

    @ParameterizedTest
    @CsvSource({"1,7,7", "3,5,8", "1,1,1", "2,1,9"})
    void identityKeepsEveryBit(int channels, int height, int width) {
        Shape shape = new Shape(channels, height, width);
        float[] image = image(shape, 1);
        assertThat(redrawn(shape, image, map -> {})).containsExactly(image);
    }

    @ParameterizedTest
    @CsvSource({"1,0,1", "0,-2,1", "3,2,3", "-6,6,1", "-7,0,1", "0,7,2", "500,-500,1"})
    void wholePixelsMoveExactly(int right, int down, int channels) {
        Shape shape = new Shape(channels, 7, 5);
        float[] image = image(shape, 2);
        float[] moved = redrawn(shape, image, map -> map.shift(right, down));
        for (int row = 0; row < 7; row++) {
            for (int column = 0; column < 5; column++) {
                for (int channel = 0; channel < channels; channel++) {
                    assertThat(at(shape, moved, channel, row, column))
                            .isEqualTo(at(shape, image, channel, row - down, column - right));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,7", "1,8", "3,6"})
    void aQuarterTurnIsTransposedAndFlipped(int channels, int side) {
        Shape shape = new Shape(channels, side, side);
        float[] image = image(shape, 3);
        float[] turned = redrawn(shape, image, map -> map.rotate(Math.PI / 2));
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                for (int channel = 0; channel < channels; channel++) { // counterclockwise
                    assertThat(at(shape, turned, channel, row, column))
                            .isEqualTo(at(shape, image, channel, column, side - 1 - row));
                }
            }
        }
        assertThat(redrawn(shape, turned, map -> map.rotate(-Math.PI / 2))).containsExactly(image);
    }

    @Test
    void mirroringSwapsLeftAndRight() {
        assertThat(redrawn(new Shape(1, 2, 3), new float[] {1, 2, 3, 4, 5, 6}, AffineMap::mirror))
                .containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void halfAPixelIsTheMeanOfTwo() {
        assertThat(redrawn(new Shape(1, 1, 4), new float[] {1, 0, 0.5f, 1}, map -> map.shift(0.5, 0)))
                .containsExactly(0.5f, 0.5f, 0.25f, 0.75f);
        assertThat(redrawn(new Shape(1, 4, 1), new float[] {1, 0, 0.5f, 1}, map -> map.shift(0, -0.25)))
                .containsExactly(0.75f, 0.125f, 0.625f, 0.75f);
    }

    @Test
    void scaleKeepsTheCentre() {
        float[] dot = new float[GREY.size()];
        dot[3 * 7 + 3] = 1;
        float[] doubled = redrawn(GREY, dot, map -> map.scale(2));
        assertThat(at(GREY, doubled, 0, 3, 3)).isEqualTo(1);
        assertThat(at(GREY, doubled, 0, 2, 3)).isEqualTo(0.5f);
        assertThat(at(GREY, doubled, 0, 2, 2)).isEqualTo(0.25f);
        assertThat(at(GREY, doubled, 0, 1, 3)).isZero();
    }

    @Test
    void changesHappenOneAfterTheOther() {
        float[] dot = new float[GREY.size()];
        dot[3 * 7 + 3] = 1;
        float[] turnedLast = redrawn(GREY, dot, map -> {
            map.shift(2, 0);
            map.rotate(Math.PI / 2);
        });
        assertThat(at(GREY, turnedLast, 0, 1, 3)).isEqualTo(1); // right, then up
        float[] movedLast = redrawn(GREY, dot, map -> {
            map.rotate(Math.PI / 2);
            map.shift(2, 0);
        });
        assertThat(at(GREY, movedLast, 0, 3, 5)).isEqualTo(1);
        float[] sheared = redrawn(GREY, dot, map -> {
            map.shift(0, 2);
            map.shear(1);
        });
        assertThat(at(GREY, sheared, 0, 5, 5)).isEqualTo(1);
    }

    @Test
    void anyMapAgreesWithPlainInterpolation() {
        Random random = new Random(4);
        for (int trial = 0; trial < 300; trial++) {
            Shape shape = new Shape(1 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(12));
            float[] image = image(shape, trial);
            AffineMap map = new AffineMap();
            map.scale(0.2 + 2 * random.nextDouble());
            map.rotate(7 * random.nextDouble());
            map.shear(3 * random.nextDouble() - 1.5);
            map.shift(6 * random.nextDouble() - 3, 6 * random.nextDouble() - 3);
            float[] redrawn = image.clone();
            new Resampler(shape).redraw(map, redrawn, 0);
            for (int i = 0; i < redrawn.length; i++) {
                int pixel = i / shape.channels();
                assertThat((double) redrawn[i])
                        .isCloseTo(
                                reference(
                                        shape,
                                        image,
                                        i % shape.channels(),
                                        map,
                                        pixel / shape.width(),
                                        pixel % shape.width()),
                                within(3e-4)); // 12 steps, each off by at most 1 / 131,072 of a pixel, on two axes
            }
        }
    }

    private static double reference(Shape shape, float[] image, int channel, AffineMap map, int row, int column) {
        double centreX = (shape.width() - 1) / 2.0;
        double centreY = (shape.height() - 1) / 2.0;
        double x = map.sourceX(column - centreX, row - centreY) + centreX;
        double y = map.sourceY(column - centreX, row - centreY) + centreY;
        double sum = 0;
        for (int r = 0; r < shape.height(); r++) {
            for (int c = 0; c < shape.width(); c++) {
                double weight = Math.max(0, 1 - Math.abs(x - c)) * Math.max(0, 1 - Math.abs(y - r));
                sum += weight * at(shape, image, channel, r, c);
            }
        }
        return sum;
    }

    @Test
    void neighboursInTheBatchStayAsTheyAre() {
        float[] batch = image(new Shape(3, 7, 7), 5);
        float[] before = batch.clone();
        AffineMap map = new AffineMap();
        map.shift(0.3, 0.4);
        new Resampler(GREY).redraw(map, batch, 49);
        for (int i = 0; i < batch.length; i++) {
            if (i < 49 || i >= 98) {
                assertThat(batch[i]).isEqualTo(before[i]);
            }
        }
        assertThat(batch).isNotEqualTo(before);
    }

    @Test
    void sidesBeyondItsIntegersAreRefused() {
        assertThatThrownBy(() -> new Resampler(new Shape(1, 1, 40_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40000");
    }

    /// The same in double precision, pixel for pixel, with a field whose displacements reach across the borders.
    @ParameterizedTest
    @CsvSource({"1,7,5,2.5", "3,5,8,1", "2,1,1,0.5", "1,28,28,1.5"})
    void aFieldDisplacesWhatTheMapMoved(int channels, int height, int width, double pixels) {
        Shape shape = new Shape(channels, height, width);
        float[] image = image(shape, 4);
        AffineMap map = new AffineMap();
        map.rotate(0.3);
        map.shift(0.7, -0.4);
        DisplacementField field = new DisplacementField(height, width);
        Draws draws = new Draws();
        draws.begin(5, 6, 7);
        field.draw(pixels, draws);
        float[] bent = image.clone();
        new Resampler(shape).redraw(map, field, bent, 0);
        double centreX = (width - 1) / 2.0;
        double centreY = (height - 1) / 2.0;
        for (int row = 0; row < height; row++) {
            field.atRow(row);
            for (int column = 0; column < width; column++) {
                double x = map.sourceX(column - centreX, row - centreY) + centreX + field.right()[column];
                double y = map.sourceY(column - centreX, row - centreY) + centreY + field.down()[column];
                int left = (int) Math.floor(x);
                int top = (int) Math.floor(y);
                for (int channel = 0; channel < channels; channel++) {
                    double above = at(shape, image, channel, top, left) * (left + 1 - x)
                            + at(shape, image, channel, top, left + 1) * (x - left);
                    double below = at(shape, image, channel, top + 1, left) * (left + 1 - x)
                            + at(shape, image, channel, top + 1, left + 1) * (x - left);
                    assertThat((double) at(shape, bent, channel, row, column))
                            .isCloseTo(above * (top + 1 - y) + below * (y - top), within(2e-5));
                }
            }
        }
    }

    @Test
    void aFieldOfNothingKeepsEveryBit() {
        Shape shape = new Shape(3, 5, 8);
        float[] image = image(shape, 1);
        float[] kept = image.clone();
        new Resampler(shape).redraw(new AffineMap(), new DisplacementField(5, 8), kept, 0);
        assertThat(kept).containsExactly(image);
    }
}
