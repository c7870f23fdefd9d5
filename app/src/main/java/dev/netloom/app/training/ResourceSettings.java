package dev.netloom.app.training;

import dev.netloom.engine.train.Trainer;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How much of the computer a training may take, or of which others.
public final class ResourceSettings {
    private final BooleanProperty spareCore = new SimpleBooleanProperty(this, "spareCore");
    private final BooleanProperty pauseOnBattery = new SimpleBooleanProperty(this, "pauseOnBattery");
    private final StringProperty cluster = new SimpleStringProperty(this, "cluster", "");
    private volatile int cores = Trainer.cores();
    private volatile String clusterNow = "";

    public ResourceSettings() {
        cluster.subscribe(url -> clusterNow = url == null ? "" : url.strip());
        spareCore.subscribe(spared -> cores = Math.max(1, Trainer.cores() - (spared ? 1 : 0)));
    }

    /// As they were left, and kept from now on.
    public static ResourceSettings remembered(Preferences memory) {
        ResourceSettings settings = new ResourceSettings();
        remember(memory, "spare-core", settings.spareCore);
        remember(memory, "pause-on-battery", settings.pauseOnBattery);
        settings.cluster.set(memory.get("cluster", ""));
        settings.cluster.subscribe(url -> {
            if (url.length() <= Preferences.MAX_VALUE_LENGTH) {
                memory.put("cluster", url);
            }
        });
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

    /// The address of the cluster that experiments, ensembles and sweeps train on; blank for this computer.
    public StringProperty clusterProperty() {
        return cluster;
    }

    /// The same, from any thread.
    public String cluster() {
        return clusterNow;
    }

    /// For a run; from any thread.
    public int cores() {
        return cores;
    }
}
