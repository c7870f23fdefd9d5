package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class TrainedWeightsTest {
    @Test
    void thoseOfARunThatGoesOnAreAtHand() throws Exception {
        FxTest.start();
        Weights learned = ScriptedRun.weights(2);
        CountDownLatch seen = new CountDownLatch(1);
        TrainingSession session = FxTest.onFx(() ->
                new TrainingSession(ScriptedRun::digits, (graph, start, data, plan, control, events) -> {
                    events.accept(new TrainingEvent.Started(plan, 60, 2));
                    events.accept(new TrainingEvent.WeightsTaken(10, learned));
                    try {
                        seen.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
        TrainedWeights trained = FxTest.onFx(() -> new TrainedWeights(
                session, new ShippedWeights(session, new SimpleObjectProperty<>(ScriptedRun.network()), Map::of)));
        FxTest.run(() -> session.train(ScriptedRun.network(), TrainingConfig.of(2), PrecisionChoice.FLOAT32));
        FxTest.await("the weights", () -> trained.property().get().isPresent());
        FxTest.run(() -> {
            assertThat(session.stateProperty().get()).isEqualTo(TrainingState.RUNNING);
            assertThat(trained.property().get().orElseThrow().weights()).isSameAs(learned);
        });
        seen.countDown();
    }
}
