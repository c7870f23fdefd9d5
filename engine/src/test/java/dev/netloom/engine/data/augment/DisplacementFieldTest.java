package dev.netloom.engine.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class DisplacementFieldTest {
    private static final int IMAGES = 400;
    private static final int HEIGHT = 28;
    private static final int WIDTH = 20;

    private final DescriptiveStatistics right = new DescriptiveStatistics();
    private final DescriptiveStatistics down = new DescriptiveStatistics();
    private double steepest;

    private void drawMany(double pixels) {
        DisplacementField field = new DisplacementField(HEIGHT, WIDTH);
        Draws draws = new Draws();
        for (int image = 0; image < IMAGES; image++) {
            draws.begin(1, 1, image);
            field.draw(pixels, draws);
            float[] above = null;
            for (int row = 0; row < HEIGHT; row++) {
                field.atRow(row);
                for (int column = 0; column < WIDTH; column++) {
                    right.addValue(field.right()[column]);
                    down.addValue(field.down()[column]);
                    if (above != null) {
                        steepest = Math.max(steepest, Math.abs(field.right()[column] - above[column]));
                    }
                }
                above = field.right().clone();
            }
        }
    }

    @Test
    void itsStandardDeviationAlongEachAxisIsTheAmount() {
        drawMany(1.5);
        assertThat(right.getStandardDeviation()).isCloseTo(1.5, within(0.05));
        assertThat(down.getStandardDeviation()).isCloseTo(1.5, within(0.05));
        assertThat(right.getMean()).isCloseTo(0, within(0.05));
        assertThat(down.getMean()).isCloseTo(0, within(0.05));
        assertThat(new PearsonsCorrelation().correlation(right.getValues(), down.getValues()))
                .isCloseTo(0, within(0.05)); // the axes know nothing of each other
    }

    /// A cubic B-spline rises by at most two thirds of a cell's height over one cell, here seven rows, for each of the
    /// points, which are at most three deviations large.
    @Test
    void itIsSmooth() {
        drawMany(1);
        assertThat(steepest).isBetween(0.2, 2 * 2 / 3.0 * 3 * 315 / 151 / 7);
    }
}
