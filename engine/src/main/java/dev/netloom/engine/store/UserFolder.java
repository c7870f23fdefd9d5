package dev.netloom.engine.store;

import java.nio.file.Path;
import java.util.Locale;

/// Where Netloom keeps what is the user's own, outside of projects.
///
/// The system property `netloom.user` puts both into one folder; else they lie where the operating system has such
/// things (on Linux as the XDG Base Directory Specification says). Neither need exist yet.
///
/// @param config what the user prefers
/// @param data what the user made
public record UserFolder(Path config, Path data) {
    public static UserFolder ofUser() {
        String named = System.getProperty("netloom.user");
        if (named != null) {
            return in(Path.of(named).toAbsolutePath());
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (system.contains("mac")) {
            Path support = home.resolve("Library/Application Support/Netloom");
            return new UserFolder(support, support);
        }
        if (system.contains("win")) {
            return new UserFolder(
                    variable("APPDATA", home.resolve("AppData/Roaming")).resolve("Netloom"),
                    variable("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Netloom"));
        }
        return new UserFolder(
                variable("XDG_CONFIG_HOME", home.resolve(".config")).resolve("netloom"),
                variable("XDG_DATA_HOME", home.resolve(".local/share")).resolve("netloom"));
    }

    /// Both in `folder`.
    public static UserFolder in(Path folder) {
        return new UserFolder(folder.resolve("config"), folder.resolve("data"));
    }

    private static Path variable(String name, Path otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
