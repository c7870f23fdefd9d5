package dev.netloom.engine.store;

import dev.netloom.engine.kernel.KernelChoices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Chooses kernels by timing them, once per task: the choice is recorded in the user's cache folder, so that later
/// runs take the same kernels, and with the same seed compute the same to the bit.
///
/// The file has one line per choice, `TASK<tab>KERNEL`. Deleting it makes Netloom measure again.
public final class KernelRecord implements KernelChoices {
    private static final int MOST = 4;
    /// A kernel must be that much faster than oneDNN's favourite: less may be noise.
    private static final double WORTHWHILE = 0.95;

    private static final String EXTENSION = ".tsv";

    private final Path file;
    private final SortedMap<String, String> choices = new TreeMap<>();
    private boolean grown;

    /// @param file need not exist yet
    public KernelRecord(Path file) {
        this.file = file;
        try {
            for (String line : Files.readAllLines(file)) {
                String[] columns = line.split("\t");
                if (columns.length == 2) {
                    choices.put(columns[0], columns[1]);
                }
            }
        } catch (IOException e) {
            choices.clear(); // none yet, or unreadable: then it is measured again
        }
    }

    /// The record of this user on this machine, in the cache folder that the system property `netloom.cache` names,
    /// else in the operating system's.
    public static KernelRecord ofUser() {
        return User.RECORD;
    }

    /// One for the whole process: the file is one, too.
    private static final class User {
        private static final KernelRecord RECORD =
                new KernelRecord(folder().resolve("kernels-" + KernelChoices.machine() + EXTENSION));

        private static Path folder() {
            String named = System.getProperty("netloom.cache");
            if (named != null) {
                return Path.of(named);
            }
            String home = System.getProperty("user.home");
            String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            if (system.contains("mac")) {
                return Path.of(home, "Library", "Caches", "netloom");
            }
            String variable = system.contains("win") ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
            String chosen = System.getenv(variable);
            return chosen == null || chosen.isBlank() ? Path.of(home, ".cache", "netloom") : Path.of(chosen, "netloom");
        }
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public synchronized int choose(String task, List<String> kernels, Supplier<double[]> seconds) {
        if (kernels.size() == 1) {
            return 0;
        }
        int recorded = kernels.indexOf(choices.getOrDefault(task, ""));
        if (recorded >= 0) {
            return recorded;
        }
        int chosen = fastest(seconds.get());
        choices.put(task, kernels.get(chosen));
        grown = true;
        return chosen;
    }

    private static int fastest(double[] seconds) {
        int chosen = 0;
        double best = seconds[0] * WORTHWHILE;
        for (int i = 1; i < seconds.length; i++) {
            if (seconds[i] < best) {
                chosen = i;
                best = seconds[i];
            }
        }
        return chosen;
    }

    /// The choices so far, as the file has them.
    public synchronized String text() {
        return choices.entrySet().stream()
                .map(choice -> choice.getKey() + "\t" + choice.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /// Writes the record. A full disk or a read-only folder costs a measurement next time, nothing else.
    @Override
    public synchronized void decided() {
        if (!grown) {
            return;
        }
        String text = text();
        try {
            SafeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            grown = false;
        } catch (IOException e) {
            grown = true; // tried again with the next plan
        }
    }
}
