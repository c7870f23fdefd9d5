package dev.netloom.app.ui;

import ch.qos.logback.core.PropertyDefinerBase;
import dev.netloom.engine.store.UserFolder;
import java.nio.file.Path;

/// Where the log is, in the user's folder: for `logback.xml`, and for whoever names the file.
public final class LogFile extends PropertyDefinerBase {
    public static Path path() {
        return UserFolder.ofUser().data().resolve("logs").resolve("netloom.log");
    }

    @Override
    public String getPropertyValue() {
        return path().toString();
    }
}
