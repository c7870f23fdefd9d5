package dev.netloom.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimatedTest {
    @Test
    void a_short_series_is_kept_as_it_is() {
        Decimated series = new Decimated();
        for (int i = 0; i < 250; i++) {
            series.add(i, Math.sin(i));
        }
        assertThat(series.points()).hasSize(250).contains(new Decimated.Point(3, Math.sin(3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {251, 500, 501, 999, 10_000, 100_003})
    void a_long_series_stays_small_and_keeps_every_spike_in_order(int length) {
        Decimated series = new Decimated();
        Random random = new Random(length);
        int high = length / 3;
        int low = 2 * length / 3;
        for (int i = 0; i < length; i++) {
            series.add(i, i == high ? 50 : i == low ? -50 : random.nextDouble());
        }
        List<Decimated.Point> points = series.points();
        assertThat(points).hasSizeLessThanOrEqualTo(Decimated.MOST).hasSizeGreaterThan(Decimated.MOST / 4);
        assertThat(points).contains(new Decimated.Point(high, 50), new Decimated.Point(low, -50));
        assertThat(points).isSortedAccordingTo(Comparator.comparingDouble(Decimated.Point::x));
    }

    @Test
    void what_is_no_number_is_left_out() {
        Decimated series = new Decimated();
        series.add(1, Double.NaN);
        series.add(2, Double.POSITIVE_INFINITY);
        assertThat(series.isEmpty()).isTrue();
    }

    @Test
    void the_nearest_point_is_found_on_both_sides() {
        Decimated values = new Decimated();
        for (int i = 0; i < 10; i++) {
            values.add(i, i * i);
        }
        Series series = new Series("key", "style", false, values, Double::toString);
        assertThat(series.nearest(3.4)).contains(new Decimated.Point(3, 9));
        assertThat(series.nearest(3.6)).contains(new Decimated.Point(4, 16));
        assertThat(series.nearest(-5)).contains(new Decimated.Point(0, 0));
        assertThat(series.nearest(99)).contains(new Decimated.Point(9, 81));
    }
}
