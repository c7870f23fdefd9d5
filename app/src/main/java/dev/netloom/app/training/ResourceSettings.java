package dev.netloom.app.training;

import dev.netloom.engine.train.Trainer;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// How much of the computer a training may take.
public final class ResourceSettings {
    private final BooleanProperty spareCore = new SimpleBooleanProperty(this, "spareCore");
    private final BooleanProperty pauseOnBattery = new SimpleBooleanProperty(this, "pauseOnBattery");
    private volatile int cores = Trainer.cores();

    public ResourceSettings() {
        spareCore.subscribe(spared -> cores = Math.max(1, Trainer.cores() - (spared ? 1 : 0)));
    }

    /// As they were left, and kept from now on.
    public static ResourceSettings remembered(Preferences memory) {
        ResourceSettings settings = new ResourceSettings();
        remember(memory, "spare-core", settings.spareCore);
        remember(memory, "pause-on-battery", settings.pauseOnBattery);
        return settings;
    }

    private static void remember(Preferences memory, String key, BooleanProperty choice) {
        choice.set(memory.getBoolean(key, false));
        choice.subscribe(chosen -> memory.putBoolean(key, chosen));
    }

    /// Whether the next run leaves one core to the rest of the computer.
    public BooleanProperty spareCoreProperty() {
        return spareCore;
    }

    /// Whether a run pauses while the computer runs on battery.
    public BooleanProperty pauseOnBatteryProperty() {
        return pauseOnBattery;
    }

    /// For a run; from any thread.
    public int cores() {
        return cores;
    }
}
