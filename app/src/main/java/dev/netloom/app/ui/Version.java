package dev.netloom.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Netloom this is, as the build wrote it down.
public final class Version {
    private static final Properties BUILD = read();

    private Version() {}

    /// As in 1.0.0.
    public static String number() {
        return BUILD.getProperty("version", "0").replace("-SNAPSHOT", "");
    }

    /// The commit that it was built from, short; empty where the sources are in no repository.
    public static String build() {
        return BUILD.getProperty("build", "").strip();
    }

    /// Version and build in a line.
    public static String text() {
        return Texts.of("about.version", number(), build().isEmpty() ? 0 : 1, build());
    }

    /// What runs it.
    public static String system() {
        return Texts.of(
                "about.system",
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    private static Properties read() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build;
    }
}
