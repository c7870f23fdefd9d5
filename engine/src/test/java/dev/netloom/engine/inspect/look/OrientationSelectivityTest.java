package dev.netloom.engine.inspect.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrientationSelectivityTest {
    @Test
    void ofAnUprightEdgeIsForStripesBesideEachOther() {
        OrientationSelectivity upright = OrientationSelectivity.of(new float[] {-1, 0, 1, -1, 0, 1, -1, 0, 1}, 3, 3);
        assertThat(upright.isEdge()).isTrue();
        assertThat(upright.isBlob()).isFalse();
        assertThat(upright.angle()).isZero();
        assertThat(upright.best()).isCloseTo(6, within(1e-9)); // dark and light stripes two pixels wide
        assertThat(upright.across()).isCloseTo(0, within(1e-6));
        assertThat(upright.flat()).isCloseTo(0, within(1e-6));
    }

    @Test
    void ofASlantingEdgeIsForSlantingStripes() {
        OrientationSelectivity slanting = OrientationSelectivity.of(new float[] {-2, -1, 0, -1, 0, 1, 0, 1, 2}, 3, 3);
        assertThat(slanting.isEdge()).isTrue();
        assertThat(slanting.angle()).isCloseTo(Math.PI / 4, within(1e-9));
    }

    @Test
    void ofAnEvenPatchIsForGrey() {
        OrientationSelectivity patch = OrientationSelectivity.of(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 3, 3);
        assertThat(patch.flat()).isCloseTo(9, within(1e-9));
        assertThat(patch.isBlob()).isTrue();
        assertThat(patch.isEdge()).isFalse();
    }

    @Test
    void ofAPointInARingIsForNoDirection() {
        OrientationSelectivity ring = OrientationSelectivity.of(new float[] {-1, -1, -1, -1, 8, -1, -1, -1, -1}, 3, 3);
        assertThat(ring.isEdge()).isFalse();
        assertThat(ring.isBlob()).isFalse();
    }

    @Test
    void ofFiltersAddsTheKernelsOfAllChannels() {
        List<OrientationSelectivity> tunings =
                OrientationSelectivity.ofFilters(Small.values(List.of(2, 2, 1, 2), -3, 1, 1, 1, 1, 2, 0, -1));
        assertThat(tunings)
                .extracting(tuning -> (int) Math.round(tuning.flat()))
                .containsExactly(0, 2);
        assertThat(tunings.getFirst().isEdge()).isTrue();
    }
}
