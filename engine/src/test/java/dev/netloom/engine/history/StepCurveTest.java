package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StepCurveTest {
    private final StepCurve curve = new StepCurve();

    @Test
    void aShortRunKeepsEveryStep() {
        for (int step = 1; step <= 500; step++) {
            curve.add(step, step % 7, 0.1 * step);
        }
        CurvePoints points = curve.points();
        assertThat(points.size()).isEqualTo(500);
        for (int i = 0; i < 500; i++) {
            assertThat(points.steps()[i]).isEqualTo(i + 1);
            assertThat(points.losses()[i]).isEqualTo((i + 1) % 7);
            assertThat(points.rates()[i]).isEqualTo((float) (0.1 * (i + 1)));
        }
    }

    @Test
    void ALongRunKeepsItsSpikesAndFewPointsEvenlySpread() {
        Random random = new Random(1);
        for (int step = 1; step <= 1_000_000; step++) {
            double loss = step == 123_456 ? 50 : step == 777_777 ? -50 : random.nextDouble();
            curve.add(step, loss, step);
        }
        CurvePoints points = curve.points();
        assertThat(points.size()).isBetween(StepCurve.MOST / 4, StepCurve.MOST);
        assertThat(points.steps()).isSorted().doesNotHaveDuplicates().contains(123_456, 777_777);
        assertThat(points.losses()).contains(50f, -50f);
        long widest = 0;
        for (int i = 1; i < points.size(); i++) {
            widest = Math.max(widest, points.steps()[i] - points.steps()[i - 1]);
            assertThat(points.rates()[i]).isEqualTo((float) points.steps()[i]);
        }
        assertThat(widest).isLessThanOrEqualTo(2 * 2048);
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        curve.add(1, Double.NaN, 1);
        curve.add(2, 3, 1);
        curve.add(3, Double.POSITIVE_INFINITY, 1);
        assertThat(curve.points().steps()).containsExactly(2);
    }

    @Test
    void packedPointsComeBack() {
        for (int step = 1; step <= 3_000; step++) {
            curve.add(step, Math.sin(step), 0.001);
        }
        CurvePoints points = curve.points();
        CurvePoints back = CurvePoints.unpack(points.packed()).orElseThrow();
        assertThat(back.steps()).isEqualTo(points.steps());
        assertThat(back.losses()).isEqualTo(points.losses());
        assertThat(back.rates()).isEqualTo(points.rates());
    }
}
