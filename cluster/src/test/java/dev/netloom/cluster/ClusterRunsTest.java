package dev.netloom.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A master and two workers on this computer, all of them processes as a teacher starts them.
@Tag("cluster")
class ClusterRunsTest {
    private static final int RUNS = 20;
    private static final int EPOCHS = 8;
    private static final int IMAGES = 1_000;
    private static final Path HOME = Path.of(System.getProperty("netloom.home")).toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final List<Process> daemons = new ArrayList<>();
    private String url;

    @BeforeEach
    void startCluster() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        url = "spark://127.0.0.1:" + port;
        awaitLine(
                daemon("cluster", "master", "--host", "127.0.0.1", "--port", Integer.toString(port)),
                "New state: ALIVE");
        for (int worker = 0; worker < 2; worker++) {
            awaitLine(
                    daemon("cluster", "worker", url, "--host", "127.0.0.1", "--cores", "1", "--memory", "1g"),
                    "Successfully registered with master");
        }
    }

    @AfterEach
    void stopCluster() {
        daemons.reversed().forEach(ClusterRunsTest::kill);
    }

    private static void kill(Process process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /// Netloom as its launcher starts it, on one core, with a history of its own, and the kernels that all share.
    private ProcessBuilder netloom(String user, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dnetloom.home=" + HOME,
                "-XX:ActiveProcessorCount=1",
                "@" + HOME.resolve("app/target/launch/commands.args"),
                "dev.netloom.app.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_DATA_HOME", folder.resolve(user).toString());
        builder.environment()
                .put("XDG_CONFIG_HOME", folder.resolve(user + "-config").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return builder;
    }

    private BufferedReader daemon(String... arguments) throws IOException {
        Process process = netloom("daemon", arguments).redirectErrorStream(true).start();
        daemons.add(process);
        return process.inputReader();
    }

    /// From then on nobody listens, but the process must not wait for that.
    private static void awaitLine(BufferedReader lines, String part) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.add(line);
            if (line.contains(part)) {
                Thread.startVirtualThread(() -> lines.lines().forEach(_ -> {}));
                return;
            }
        }
        throw new AssertionError(part + " was not said, but " + seen);
    }

    /// @param note hears every line beside the result
    private String run(String user, Consumer<String> note, String... arguments) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".json");
        Process process = netloom(user, arguments).redirectOutput(out.toFile()).start();
        List<String> notes = new ArrayList<>();
        process.errorReader().lines().forEach(line -> {
            notes.add(line);
            note.accept(line);
        });
        assertThat(process.waitFor()).as(String.join("\n", notes)).isZero();
        return Files.readString(out);
    }

    private String train(String user, Consumer<String> note, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("ensemble", "simple-convnet", "--format", "json"));
        arguments.addAll(List.of("--members", Integer.toString(RUNS), "--epochs", Integer.toString(EPOCHS)));
        arguments.addAll(List.of("--data", images().toString()));
        arguments.addAll(List.of(more));
        return run(user, note, arguments.toArray(String[]::new));
    }

    /// The first digits of MNIST, in a folder as a cluster shares them.
    private Path images() throws IOException {
        Path images = Files.createDirectories(folder.resolve("digits"));
        try (Stream<Path> files = Files.list(HOME.resolve("samples/mnist"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".gz")).toList()) {
                boolean labels = file.getFileName().toString().contains("labels");
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    ByteBuffer all = ByteBuffer.wrap(in.readNBytes(labels ? 8 + IMAGES : 16 + IMAGES * 28 * 28));
                    all.putInt(4, IMAGES);
                    String name = file.getFileName().toString().replace(".gz", "");
                    Files.write(images.resolve(name), all.array());
                }
            }
        }
        return images;
    }

    /// What the history says of the run of every seed.
    private Map<Integer, String> results(String user) throws Exception {
        Map<Integer, String> results = new TreeMap<>();
        for (String line :
                run(user, _ -> {}, "runs", "--format", "json").lines().toList()) {
            JsonNode run = JSON.readTree(line);
            results.put(
                    run.path("seed").asInt(),
                    Stream.of("state", "epochs_done", "test_correct", "train_images", "data_hash")
                            .map(key -> run.path(key).asText())
                            .toList()
                            .toString());
        }
        return results;
    }

    /// Of all weights that the history keeps.
    private List<String> hashes(String user) throws Exception {
        List<String> hashes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve(user).resolve("netloom/history/weights"))) {
            for (Path file : files.toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.add(HexFormat.of().formatHex(hash));
            }
        }
        return hashes.stream().sorted().toList();
    }

    /// The process of Spark's worker itself.
    private ProcessHandle worker(int number) {
        return daemons.get(number).children().findFirst().orElseThrow();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void twentyRunsAreWhatTheyAreHereThoughAWorkerIsKilled() throws Exception {
        train("here", _ -> {});
        List<String> notes = new ArrayList<>();
        int[] epochs = {0};
        List<ProcessHandle> killed = new ArrayList<>();
        train(
                "there",
                note -> {
                    notes.add(note);
                    // In the middle, and within runs that have a checkpoint.
                    if (note.startsWith("member") && ++epochs[0] == RUNS * EPOCHS / 2 + 2) {
                        killed.addAll(worker(2).descendants().toList());
                        worker(2).destroyForcibly();
                    }
                },
                "--cluster",
                url,
                "--cores",
                "1");
        assertThat(notes).filteredOn(note -> note.contains(": lost on ")).isNotEmpty();
        assertThat(notes).filteredOn(note -> note.contains(": trained on ")).hasSizeGreaterThan(RUNS);
        assertThat(killed)
                .isNotEmpty()
                .allSatisfy(process -> assertThat(process.onExit())
                        .as("what the worker had begun ends with it")
                        .succeedsWithin(1, TimeUnit.MINUTES));
        assertThat(results("there"))
                .hasSize(RUNS)
                .isEqualTo(results("here"))
                .allSatisfy((_, result) -> assertThat(result).startsWith("[done, " + EPOCHS + ", "));
        assertThat(hashes("there")).hasSizeGreaterThanOrEqualTo(RUNS).isEqualTo(hashes("here"));
    }
}
