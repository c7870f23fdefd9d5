package dev.netloom.app.ui;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/// Runs a refresh that is asked for often at most every so often, and only while somebody looks.
public final class Throttle {
    private final Runnable refresh;
    private final PauseTransition rest;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active", true);
    private boolean wanted;
    private boolean resting;

    public Throttle(Duration apart, Runnable refresh) {
        this.refresh = refresh;
        this.rest = new PauseTransition(apart);
        rest.setOnFinished(event -> {
            resting = false;
            run();
        });
        active.subscribe(this::run);
    }

    /// At once where it has been quiet; else when the rest is over; else when somebody looks.
    public void request() {
        wanted = true;
        run();
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }

    private void run() {
        if (wanted && !resting && active.get()) {
            wanted = false;
            resting = true;
            rest.playFromStart();
            refresh.run();
        }
    }
}
