package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.TransientPreferences;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatteryPauseTest {
    private static final TrainingConfig PLAN = TrainingConfig.of(1);

    private final PlayedRun played = new PlayedRun();
    private final SimpleBooleanProperty wanted = new SimpleBooleanProperty(true);
    private volatile Optional<Boolean> onBattery = Optional.of(false);
    private TrainingSession session;
    private BatteryPause pause;

    @TempDir
    private Path folder;

    @Test
    void aRunPausesOnBatteryAndGoesOnWithMains() throws Exception {
        train();
        onBattery(true);
        FxTest.await("the pause", () -> played.control().isPaused());
        played.tell(new TrainingEvent.Paused(5));
        FxTest.await("the state", () -> session.stateProperty().get() == TrainingState.PAUSED);
        FxTest.run(() ->
                assertThat(session.notices().property().get().text()).isEqualTo(Texts.of("training.status.battery")));
        onBattery(false);
        FxTest.await("going on", () -> !played.control().isPaused());
        played.end();
    }

    @Test
    void whatTheUserPausedStaysSoAndWhatHeLetsGoOnGoesOn() throws Exception {
        train();
        FxTest.run(session::pause);
        played.tell(new TrainingEvent.Paused(5));
        FxTest.await("the state", () -> session.stateProperty().get() == TrainingState.PAUSED);
        onBattery(true);
        onBattery(false);
        assertThat(played.control().isPaused()).isTrue();
        FxTest.run(session::resume);
        played.tell(new TrainingEvent.Resumed(5));
        FxTest.await("the state", () -> session.stateProperty().get() == TrainingState.RUNNING);
        onBattery(true);
        assertThat(played.control().isPaused()).isTrue();
        played.tell(new TrainingEvent.Paused(6));
        FxTest.run(session::resume);
        played.tell(new TrainingEvent.Resumed(6));
        FxTest.await("the state", () -> session.stateProperty().get() == TrainingState.RUNNING);
        onBattery(true);
        assertThat(played.control().isPaused()).isFalse();
        played.end();
    }

    @Test
    void linuxTellsOfBatteries() throws Exception {
        assertThat(PowerSource.linux(folder.resolve("none"))).isEmpty();
        supply("AC", "type", "Mains");
        supply("mouse", "type", "Battery");
        supply("mouse", "scope", "Device");
        supply("mouse", "status", "Discharging");
        assertThat(PowerSource.linux(folder)).isEmpty();
        supply("BAT0", "type", "Battery");
        supply("BAT0", "status", "Charging");
        assertThat(PowerSource.linux(folder)).contains(false);
        supply("BAT0", "status", "Discharging");
        assertThat(PowerSource.linux(folder)).contains(true);
    }

    @Test
    void whatATrainingMayTakeIsRemembered() {
        TransientPreferences memory = new TransientPreferences();
        ResourceSettings.remembered(memory).spareCoreProperty().set(true);
        ResourceSettings again = ResourceSettings.remembered(memory);
        assertThat(again.cores()).isEqualTo(Math.max(1, Trainer.cores() - 1));
        again.spareCoreProperty().set(false);
        assertThat(again.cores()).isEqualTo(Trainer.cores());
        assertThat(again.pauseOnBatteryProperty().get()).isFalse();
    }

    private void supply(String name, String what, String text) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve(name)).resolve(what), text + "\n");
    }

    private void train() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            session = new TrainingSession(ScriptedRun::digits, played);
            pause = new BatteryPause(session, wanted, () -> onBattery);
            session.train(ScriptedRun.network(), PLAN, PrecisionChoice.FLOAT32);
        });
        played.tell(new TrainingEvent.Started(PLAN, 60, 2));
        FxTest.await("the run", () -> session.stateProperty().get() == TrainingState.RUNNING);
    }

    private void onBattery(boolean now) throws Exception {
        onBattery = Optional.of(now);
        FxTest.run(() -> pause.take(onBattery));
    }
}
