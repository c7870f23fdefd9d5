package dev.netloom.engine.history;

import dev.netloom.engine.train.LiveSettings;

/// From the step after this one on, a run went by other settings.
public record SettingsChange(long step, LiveSettings settings) {}
