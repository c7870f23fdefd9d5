package dev.netloom.app.training;

import dev.netloom.app.ui.Background;
import dev.netloom.engine.train.TrainingEvent;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableBooleanValue;
import javafx.util.Duration;

/// Pauses a run while the computer runs on battery, and lets it go on with mains: only a run that it paused itself, and
/// that the user has not let go on meanwhile.
public final class BatteryPause {
    private static final Duration APART = Duration.seconds(10);

    private final TrainingSession session;
    private final ObservableBooleanValue wanted;
    private final PowerSource power;
    private final Background.Lane asking = new Background.Lane("power");
    private final Timeline timer = new Timeline(new KeyFrame(APART, event -> look()));
    /// Whether a run was paused since the mains went.
    private boolean held;
    /// Whether the user has let that run go on all the same.
    private boolean declined;

    public BatteryPause(TrainingSession session, ObservableBooleanValue wanted, PowerSource power) {
        this.session = session;
        this.wanted = wanted;
        this.power = power;
        timer.setCycleCount(Animation.INDEFINITE);
        session.stateProperty().subscribe(this::follow);
        session.listen(this::hear);
        wanted.subscribe(on -> follow(session.stateProperty().get()));
    }

    private void follow(TrainingState state) {
        if (wanted.get() && (state == TrainingState.RUNNING || state == TrainingState.PAUSED)) {
            if (timer.getStatus() != Animation.Status.RUNNING) {
                timer.play();
                look();
            }
        } else {
            timer.stop();
            release();
        }
    }

    void look() {
        asking.run(power::onBattery, this::take, problem -> {});
    }

    void take(Optional<Boolean> onBattery) {
        if (!wanted.get() || onBattery.isEmpty()) {
            return;
        }
        if (!onBattery.get()) {
            release();
        } else if (!held && session.stateProperty().get() == TrainingState.RUNNING) {
            held = true;
            session.pause();
        }
    }

    private void release() {
        if (held && session.stateProperty().get() == TrainingState.PAUSED && !declined) {
            session.resume();
        }
        held = false;
        declined = false;
    }

    private void hear(TrainingEvent event) {
        if (held && event instanceof TrainingEvent.Paused && !declined) {
            session.notices().say("training.status.battery");
        } else if (held && event instanceof TrainingEvent.Resumed) {
            declined = true; // whoever lets it go on knows better
        }
    }
}
