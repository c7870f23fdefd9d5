package dev.netloom.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimatedSeriesTest {
    private static List<DecimatedSeries.Point> drawn(DecimatedSeries series, double low, double high, int most) {
        List<DecimatedSeries.Point> points = new ArrayList<>();
        series.draw(low, high, most, (x, y) -> points.add(new DecimatedSeries.Point(x, y)));
        return points;
    }

    private static DecimatedSeries wave(int length) {
        DecimatedSeries series = new DecimatedSeries();
        for (int i = 0; i < length; i++) {
            series.add(i, Math.sin(i));
        }
        return series;
    }

    @Test
    void a_short_series_is_drawn_as_it_is() {
        List<DecimatedSeries.Point> points = drawn(wave(250), 0, 249, 500);
        assertThat(points).hasSize(250).contains(new DecimatedSeries.Point(3, Math.sin(3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 999, 10_000, 100_003, 1_000_000, 2_300_000})
    void a_long_series_is_drawn_with_few_points_and_every_spike(int length) {
        DecimatedSeries series = new DecimatedSeries();
        Random random = new Random(length);
        int high = length / 3;
        int low = 2 * length / 3;
        for (int i = 0; i < length; i++) {
            series.add(i, i == high ? 50 : i == low ? -50 : random.nextDouble());
        }
        List<DecimatedSeries.Point> points = drawn(series, 0, length, 500);
        assertThat(points).hasSizeLessThanOrEqualTo(502).hasSizeGreaterThan(100);
        assertThat(points).contains(new DecimatedSeries.Point(high, 50), new DecimatedSeries.Point(low, -50));
        assertThat(points).isSortedAccordingTo(Comparator.comparingDouble(DecimatedSeries.Point::x));
        assertThat(points.getLast().x()).isEqualTo(length - 1);
        assertThat(series.size()).isLessThanOrEqualTo(DecimatedSeries.MOST);
    }

    @Test
    void a_part_is_drawn_exactly_with_a_neighbour_on_each_side() {
        assertThat(drawn(wave(100_000), 500.5, 503.5, 500))
                .extracting(DecimatedSeries.Point::x)
                .containsExactly(500.0, 501.0, 502.0, 503.0, 504.0, 505.0);
    }

    @Test
    void what_is_no_number_is_left_out() {
        DecimatedSeries series = new DecimatedSeries();
        series.add(1, Double.NaN);
        series.add(2, Double.POSITIVE_INFINITY);
        assertThat(series.isEmpty()).isTrue();
    }

    @Test
    void the_nearest_point_is_found_on_both_sides() {
        DecimatedSeries values = new DecimatedSeries();
        for (int i = 0; i < 10; i++) {
            values.add(i, i * i);
        }
        assertThat(values.nearest(3.4)).contains(new DecimatedSeries.Point(3, 9));
        assertThat(values.nearest(3.6)).contains(new DecimatedSeries.Point(4, 16));
        assertThat(values.nearest(-5)).contains(new DecimatedSeries.Point(0, 0));
        assertThat(values.nearest(99)).contains(new DecimatedSeries.Point(9, 81));
    }

    @Test
    void the_moving_average_follows_its_formula_and_begins_at_the_first_point() {
        DecimatedSeries raw = new DecimatedSeries();
        Smoothed smoothed = new Smoothed(raw, 0.5);
        for (double y : new double[] {4, 2, 8}) {
            raw.add(raw.size(), y);
            smoothed.add(raw.size() - 1, y);
        }
        assertThat(smoothed.values().point(0).y()).isEqualTo(4);
        assertThat(smoothed.values().point(1).y()).isEqualTo((0.25 * 4 + 0.5 * 2) / 0.75);
        assertThat(smoothed.values().point(2).y()).isEqualTo((0.125 * 4 + 0.25 * 2 + 0.5 * 8) / 0.875);
        smoothed.setBeta(0);
        assertThat(smoothed.values().point(2).y()).isEqualTo(8);
    }
}
