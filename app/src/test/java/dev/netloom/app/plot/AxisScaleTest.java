package dev.netloom.app.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class AxisScaleTest {
    @Test
    void linear_scales_end_at_round_numbers_around_the_values() {
        assertThat(AxisScale.linear(0, 2.31, 4).ticks()).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0, 2.5);
        AxisScale accuracy = AxisScale.linear(0.963, 1, 4);
        assertThat(accuracy.low()).isLessThanOrEqualTo(0.963);
        assertThat(accuracy.high()).isCloseTo(1, offset(1e-12));
    }

    @Test
    void logarithmic_scales_give_equal_room_to_equal_ratios() {
        AxisScale scale = AxisScale.logarithmic(0.03, 2.3);
        assertThat(scale.ticks()).containsExactly(0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0);
        assertThat(scale.place(0.02)).isZero();
        assertThat(scale.place(5)).isEqualTo(1);
        assertThat(scale.place(0.2) - scale.place(0.1)).isCloseTo(scale.place(2) - scale.place(1), offset(1e-12));
    }

    @Test
    void a_place_leads_back_to_its_value() {
        for (AxisScale scale : new AxisScale[] {AxisScale.linear(-1, 7, 5), AxisScale.logarithmic(0.001, 8)}) {
            assertThat(scale.valueAt(scale.place(3))).isCloseTo(3, offset(1e-12));
        }
    }

    @Test
    void what_is_counted_has_no_halves() {
        for (int high = 0; high < 60; high++) {
            assertThat(Ranges.whole(high, 5).ticks()).allMatch(tick -> tick == Math.rint(tick));
        }
    }

    @Test
    void one_value_alone_still_has_room() {
        AxisScale scale = AxisScale.linear(1, 1, 4);
        assertThat(scale.high()).isGreaterThan(scale.low());
    }
}
