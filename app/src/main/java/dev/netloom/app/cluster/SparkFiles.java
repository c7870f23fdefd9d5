package dev.netloom.app.cluster;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Apache Spark as Maven fetches it, with the module `cluster`: built when it is first needed, since it is large
/// and few need it. A packaged Netloom has none.
public final class SparkFiles {
    private final Path home;
    private final Path launch;

    private SparkFiles(Path home) {
        this.home = home;
        this.launch = home.resolve("cluster/target/launch");
    }

    /// @param notes is told what takes long
    /// @throws TrainingFailure where they are not there, and cannot be made
    public static SparkFiles ready(Consumer<String> notes) throws TrainingFailure {
        SparkFiles files =
                new SparkFiles(Path.of(System.getProperty("netloom.home", "")).toAbsolutePath());
        try {
            if (files.isStale()) {
                files.build(notes);
            }
            return files;
        } catch (IOException e) {
            throw new TrainingFailure("cluster-build", "the build failed: " + e.getMessage(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingFailure("cluster-build", "the build was interrupted", "");
        }
    }

    private boolean isStale() throws IOException, TrainingFailure {
        if (!Files.exists(home.resolve("cluster/pom.xml"))) {
            throw new TrainingFailure("cluster-package", "a packaged Netloom has no Spark");
        }
        Path arguments = launch.resolve("cluster.args");
        if (!Files.exists(arguments)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(arguments);
        try (Stream<Path> sources = Files.walk(home.resolve("cluster/src/main"))) {
            for (Path source : Stream.concat(Stream.of(home.resolve("cluster/pom.xml")), sources)
                    .toList()) {
                if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void build(Consumer<String> notes) throws IOException, InterruptedException, TrainingFailure {
        notes.accept(Texts.of("cluster.builds"));
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        ProcessBuilder maven = new ProcessBuilder(
                        windows ? "mvn.cmd" : "mvn",
                        "-B",
                        "-q",
                        "-Pcluster",
                        "-pl",
                        "cluster",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "process-classes")
                .directory(home.toFile())
                .redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = maven.start();
        String last = process.inputReader()
                .lines()
                .filter(line -> line.startsWith("[ERROR]"))
                .findFirst()
                .orElse("");
        process.inputReader().lines().forEach(_ -> {});
        if (process.waitFor() != 0) {
            throw new TrainingFailure("cluster-build", "the build failed: " + last, last);
        }
        Files.setLastModifiedTime(launch.resolve("cluster.args"), FileTime.fromMillis(System.currentTimeMillis()));
    }

    /// A process with Spark's class path, and with what Spark and its tasks find in their environment.
    ///
    /// @param arguments the main class, and what it is told
    public ProcessBuilder start(List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + launch.resolve("cluster.args"));
        command.addAll(options);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("NETLOOM_HOME", home.toString());
        builder.environment().put("SPARK_HOME", launch.resolve("spark").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_DIST_CLASSPATH", classPath());
        return builder;
    }

    private String classPath() throws IOException {
        List<String> lines = Files.readAllLines(launch.resolve("cluster.args"));
        return lines.get(lines.indexOf("-cp") + 1).replace("\"", "");
    }
}
