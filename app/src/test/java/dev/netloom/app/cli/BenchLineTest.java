package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BenchLineTest {
    private static BenchLine profile(double speed, double backwardOfSecond) {
        return new BenchLine(
                "Net",
                "float32",
                1000.0,
                null,
                100,
                2,
                List.of(layer("conv1", 1 / speed, 2 / speed), layer("conv2", 4 / speed, backwardOfSecond / speed)),
                null,
                0.5 / speed,
                null);
    }

    private static BenchLine.Layer layer(String id, double forward, double backward) {
        return new BenchLine.Layer(id, forward, 10.0, backward, 10.0, null, null);
    }

    private static BenchLine stored(double backwardOfSecond) throws JsonProcessingException {
        return Json.read(Json.line(profile(1, backwardOfSecond)), BenchLine.class);
    }

    @Test
    void aMachineThatIsSlowerAsAWholeIsNoSlowdown() throws JsonProcessingException {
        assertThat(profile(0.4, 8).slowerThan(stored(8))).isEmpty();
    }

    /// The stored profile says that the layer was faster than it is.
    @Test
    void aDoctoredProfileIsTold() throws JsonProcessingException {
        assertThat(profile(1.3, 8).slowerThan(stored(7.1))).isEmpty();
        Map<String, Double> slower = profile(1.3, 8).slowerThan(stored(6));
        assertThat(slower).containsOnlyKeys("conv2 backward");
        assertThat(slower.get("conv2 backward")).isCloseTo(8 / 6.0, Offset.offset(1e-6));
    }

    @Test
    void onlyWhatWasMeasuredInTheSameWayIsCompared() throws JsonProcessingException {
        assertThat(profile(2, 8).isComparableTo(stored(5))).isTrue();
        assertThat(profile(2, 0).isComparableTo(stored(5))).isFalse(); // a layer that was merged into another since
        BenchLine speed = new BenchLine("Net", "float32", 1000.0, null, 100, 2, List.of(), null, null, null);
        assertThat(speed.isProfile()).isFalse();
        assertThat(profile(2, 8).isComparableTo(speed)).isFalse();
    }
}
