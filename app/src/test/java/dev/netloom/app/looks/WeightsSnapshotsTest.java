package dev.netloom.app.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightsSnapshotsTest {
    private static final Evaluation NOTHING = new Evaluation(0, 1, 0, List.of(), Predictions.NONE);

    private int asked;
    private final WeightsSnapshots frames = new WeightsSnapshots(() -> asked++);
    private final Weights start = weights(4);

    @Test
    void keepTheBeginningAndTheEndOfEveryEpochThatIsWatched() {
        begin();
        assertThat(epochs(start)).containsExactly(0);
        end(1, true, weights(4));
        end(2, false, weights(4));
        Weights third = weights(4);
        end(3, true, third);
        assertThat(asked).isEqualTo(2);
        assertThat(epochs(third)).containsExactly(0, 1, 3);
    }

    @Test
    void takeTheWeightsThatTheRunEndsWithForItsLastEpoch() {
        begin();
        Weights last = weights(4);
        frames.hear(epochDone(1), true);
        assertThat(frames.hear(new TrainingEvent.Finished(10, Optional.of(NOTHING), last, false, 1), true))
                .isTrue();
        List<WeightsSnapshot> kept = frames.of(subject(last), Optional.of(start), false);
        assertThat(kept).extracting(WeightsSnapshot::epoch).containsExactly(0, 1);
        assertThat(kept.getLast().weights()).isSameAs(last);
    }

    @Test
    void passOverWeightsThatWereAskedForBeforeTheEpochEnded() {
        begin();
        frames.hear(epochDone(2), true);
        assertThat(frames.hear(new TrainingEvent.WeightsTaken(19, weights(4)), true))
                .isFalse();
        assertThat(frames.hear(new TrainingEvent.WeightsTaken(21, weights(4)), true))
                .isTrue();
    }

    @Test
    void showTheWeightsAsTheyAreWhereNoEpochHasEnded() {
        begin();
        Weights now = weights(4);
        assertThat(epochs(now)).containsExactly(0, WeightsSnapshot.NOW);
        end(1, true, weights(4));
        assertThat(frames.of(subject(weights(4)), Optional.of(start), true))
                .extracting(WeightsSnapshot::epoch)
                .containsExactly(0, 1);
    }

    @Test
    void belongToOneRunOnly() {
        begin();
        end(1, true, weights(4));
        begin();
        assertThat(epochs(start)).containsExactly(0);
    }

    @Test
    void areThinnedOutWhereTheyWouldTakeTooMuch() {
        begin();
        Weights last = start;
        for (int epoch = 1; epoch <= 10; epoch++) {
            last = weights(2_000_000); // 8 MB
            end(epoch, true, last);
        }
        List<Integer> kept = epochs(last);
        assertThat(kept).hasSizeBetween(3, 9).endsWith(10).isSorted();
    }

    private void begin() {
        frames.hear(new TrainingEvent.Started(TrainingConfig.of(20), 10, 1), true);
    }

    private void end(int epoch, boolean watched, Weights weights) {
        frames.hear(epochDone(epoch), watched);
        frames.hear(new TrainingEvent.WeightsTaken(10L * epoch + 1, weights), watched);
    }

    private static TrainingEvent.EpochDone epochDone(int epoch) {
        return new TrainingEvent.EpochDone(epoch, 10L * epoch, NOTHING, NOTHING, 1, 1);
    }

    private List<Integer> epochs(Weights now) {
        return frames.of(subject(now), Optional.of(start), false).stream()
                .map(WeightsSnapshot::epoch)
                .toList();
    }

    private static InspectedNetwork subject(Weights weights) {
        return new InspectedNetwork(Graph.EMPTY, weights, null);
    }

    private static Weights weights(int count) {
        return new Weights(Map.of("conv1.weight", new Weights.Values(List.of(count), new float[count])));
    }
}
