package dev.netloom.engine.history;

import java.util.Locale;

/// Who began a run.
public enum Origin {
    WINDOW,
    COMMAND,
    /// This computer, which had it trained on others.
    CLUSTER,
    /// Another machine: see [RunBundle].
    IMPORTED;

    /// The name in the database and the end of the text key: `window`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
