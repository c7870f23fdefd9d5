package dev.netloom.engine.store;

import dev.netloom.engine.kernel.KernelChoices;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses kernels by timing them, once per task: the choice is recorded in the user's cache folder, so that later
/// runs take the same kernels, and with the same seed compute the same to the bit.
///
/// The file has one line per choice, `TASK<tab>KERNEL`; of two for a task the later counts. Lines are only added, under
/// a lock, so that of all processes that choose at once, the first chooses for all. Deleting the file makes Netloom
/// measure again.
public final class KernelRecord implements KernelChoices {
    private static final Logger LOG = LoggerFactory.getLogger(KernelRecord.class);
    private static final int MOST = 4;
    /// A kernel must be that much faster than oneDNN's favourite: less may be noise.
    private static final double WORTHWHILE = 0.95;

    private static final String EXTENSION = ".tsv";
    /// A file's lock is held by a process, not by one of its threads.
    private static final Object WITHIN_THIS_PROCESS = new Object();

    private final Path file;
    private final SortedMap<String, String> choices = new TreeMap<>();
    private final Set<Integer> damaged = new HashSet<>();

    /// @param file need not exist yet
    public KernelRecord(Path file) {
        this.file = file;
        readAgain();
    }

    /// The record of this user on this machine. The 2 in its name: before, there was less to choose from.
    public static KernelRecord ofUser() {
        return User.RECORD;
    }

    /// One for the whole process: the file is one, too.
    private static final class User {
        private static final KernelRecord RECORD =
                new KernelRecord(folderOfUser().resolve("kernels-2-" + KernelChoices.machine() + EXTENSION));
    }

    /// The cache folder that the system property `netloom.cache` names, else the operating system's.
    public static Path folderOfUser() {
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

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public synchronized int choose(String task, List<String> kernels, Supplier<double[]> seconds) {
        if (kernels.size() == 1) {
            return 0;
        }
        if (recorded(task, kernels) < 0) {
            readAgain(); // another process may have chosen since
        }
        if (recorded(task, kernels) < 0) {
            record(task, kernels, kernels.get(fastest(seconds.get())));
        }
        return recorded(task, kernels);
    }

    /// What is recorded by now, and else oneDNN's favourite: where so little is to be computed that measuring would
    /// take longer.
    public KernelChoices known() {
        return new KernelChoices() {
            @Override
            public int most() {
                return MOST;
            }

            @Override
            public int choose(String task, List<String> kernels, Supplier<double[]> seconds) {
                synchronized (KernelRecord.this) {
                    return Math.max(0, recorded(task, kernels));
                }
            }
        };
    }

    private int recorded(String task, List<String> kernels) {
        return kernels.indexOf(choices.getOrDefault(task, ""));
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

    private void readAgain() {
        synchronized (WITHIN_THIS_PROCESS) {
            if (Files.exists(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                        FileLock _ = channel.lock(0, Long.MAX_VALUE, true)) {
                    read(channel);
                } catch (IOException e) {
                    LOG.debug("{} cannot be read, so that kernels are measured again", file, e);
                }
            }
        }
    }

    /// Adds a choice, unless the record has one by now. A full disk or a read-only folder costs a measurement next
    /// time, nothing else.
    private void record(String task, List<String> kernels, String chosen) {
        synchronized (WITHIN_THIS_PROCESS) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                try (FileChannel channel = FileChannel.open(
                                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                        FileLock _ = channel.lock()) {
                    boolean torn = read(channel);
                    if (recorded(task, kernels) < 0) {
                        choices.put(task, chosen);
                        String line = (torn ? "\n" : "") + line(task, chosen);
                        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), channel.size());
                    }
                }
            } catch (IOException e) {
                choices.put(task, chosen);
                LOG.debug("{} cannot be written, so that kernels are measured again", file, e);
            }
        }
    }

    /// @return whether the last line lacks its end
    private boolean read(FileChannel channel) throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            String[] columns = lines[i].split("\t");
            if (columns.length == 2) {
                choices.put(columns[0], columns[1]);
            } else if (!lines[i].isEmpty() && damaged.add(i)) {
                LOG.warn("line {} of {} is damaged, and passed over", i + 1, file);
            }
        }
        return !text.isEmpty() && !text.endsWith("\n");
    }

    /// The choices so far, as the file has them.
    public synchronized String text() {
        return choices.entrySet().stream()
                .map(choice -> line(choice.getKey(), choice.getValue()))
                .collect(Collectors.joining());
    }

    private static String line(String task, String kernel) {
        return task + "\t" + kernel + "\n";
    }
}
