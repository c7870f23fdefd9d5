package dev.netloom.app.data;

import dev.netloom.app.ui.DataSets;
import dev.netloom.engine.data.Colour;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Fit;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.prefs.Preferences;

/// Which images are worked on.
///
/// @param name of a set, or a path
public record DataChoice(String name, DataSettings settings) {
    public static final DataChoice MNIST = new DataChoice(DataSets.MNIST, DataSettings.PLAIN);

    /// Begins the keys of how images are read, among the settings of a training.
    private static final String HOW = Project.DATA + "-";

    /// The choice that a project keeps; empty where it says nothing.
    ///
    /// @param training its settings
    /// @throws IllegalArgumentException names the key of one that cannot be
    public static Optional<DataChoice> of(Map<String, String> training) {
        String name = training.getOrDefault(Project.DATA, "");
        Map<String, String> how = new TreeMap<>();
        training.forEach((key, value) -> {
            if (key.startsWith(HOW)) {
                how.put(key.substring(HOW.length()), value);
            }
        });
        try {
            return name.isBlank() ? Optional.empty() : Optional.of(new DataChoice(name, DataSettings.of(how)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(HOW + e.getMessage(), e);
        }
    }

    /// Of images that were read from files; empty for others.
    public static Optional<DataChoice> of(Dataset images) {
        return Optional.ofNullable(images.origin()).map(origin -> {
            String asked = origin.asked();
            boolean name = DataSets.isName(asked);
            return new DataChoice(
                    name ? asked : Path.of(asked).toAbsolutePath().normalize().toString(), origin.settings());
        });
    }

    /// The settings of a project's training with this choice among them. Those of a project that says nothing stay as
    /// they are for the digits that come with the program, which are meant then.
    public SortedMap<String, String> in(SortedMap<String, String> training) {
        SortedMap<String, String> changed = new TreeMap<>(training);
        changed.keySet().removeIf(key -> key.equals(Project.DATA) || key.startsWith(HOW));
        if (training.containsKey(Project.DATA) || !isSameAs(MNIST)) {
            changed.put(Project.DATA, name);
            settings.values().forEach((key, value) -> changed.put(HOW + key, value));
        }
        return changed;
    }

    /// Whether both are the same images, read in the same way.
    public boolean isSameAs(DataChoice other) {
        return name.equals(other.name) && settings.values().equals(other.settings.values());
    }

    Dataset load(DataProgress progress) throws FileProblem {
        return DataSets.load(name, settings, progress);
    }

    /// Keeps it for the next start.
    public void remember(Preferences memory) {
        if (name.length() > Preferences.MAX_VALUE_LENGTH) {
            return; // the next start begins with what was kept before
        }
        memory.put("data.name", name);
        memory.putInt("data.width", settings.size().width());
        memory.putInt("data.height", settings.size().height());
        memory.put("data.fit", settings.fit().name());
        memory.put("data.colour", settings.colour().name());
        memory.putDouble("data.test-share", settings.testShare());
        memory.putInt("data.per-class", settings.perClass());
        memory.putBoolean("data.normalized", settings.normalized());
    }

    /// What was kept; the digits that come with the program where nothing was, or something else.
    static DataChoice remembered(Preferences memory) {
        DataSettings plain = DataSettings.PLAIN;
        String name = memory.get("data.name", null);
        if (name == null) {
            return MNIST;
        }
        try {
            return new DataChoice(
                    name,
                    new DataSettings(
                            new DataSettings.Size(memory.getInt("data.width", 0), memory.getInt("data.height", 0)),
                            plain.otherwise(),
                            Fit.valueOf(memory.get("data.fit", plain.fit().name())),
                            Colour.valueOf(
                                    memory.get("data.colour", plain.colour().name())),
                            memory.getDouble("data.test-share", plain.testShare()),
                            memory.getInt("data.per-class", plain.perClass()),
                            memory.getBoolean("data.normalized", plain.normalized()),
                            plain.seed()));
        } catch (IllegalArgumentException e) {
            return MNIST;
        }
    }

    /// The images that were in use last; those that come with the program where these are gone.
    public static Dataset load(Preferences memory) throws FileProblem {
        DataChoice last = remembered(memory);
        try {
            return last.load(DataProgress.NONE);
        } catch (FileProblem e) {
            return MNIST.load(DataProgress.NONE);
        }
    }
}
