package dev.netloom.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.VoidFunction;

/// A task of Spark: trains one run in a process of its own, which therefore has as many threads as the task has cores,
/// native libraries of its own, and takes nothing else down with it.
///
/// The process ends as soon as its standard input does, so that none outlives an executor that was killed.
///
/// @param address `host:port` where the run is described, and told of
/// @param token that the run shows there
/// @param cores of the task
public record RunTask(String address, String token, int cores) implements VoidFunction<Integer> {
    private static final long serialVersionUID = 1;

    /// Netloom's folder on this machine; the worker was started with it.
    private static final String HOME = "NETLOOM_HOME";

    private static final String HERE = "NETLOOM_TOKEN";

    @Override
    public void call(Integer run) throws IOException, InterruptedException {
        Path launch = home().resolve("app/target/launch");
        if (!Files.exists(launch.resolve("commands.args"))) {
            throw new IllegalStateException("Netloom in " + home() + " is not built there: start its worker once more");
        }
        ProcessBuilder builder = new ProcessBuilder(command(launch, run)).redirectErrorStream(true);
        builder.environment().put(HERE, token);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(cores));
        Process process = builder.start();
        try {
            String last = lastLine(process);
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException("its process ended with status " + status + ": " + last);
            }
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static Path home() {
        String home = System.getenv(HOME);
        if (home == null) {
            throw new IllegalStateException("the worker was not started by Netloom: " + HOME + " is not set there");
        }
        return Path.of(home);
    }

    private List<String> command(Path launch, int run) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:disable");
        command.add("-Dnetloom.home=" + home());
        Path archive = launch.resolve("commands.aot");
        if (Files.exists(archive)) {
            command.add("-XX:AOTCache=" + archive);
        }
        command.add("@" + launch.resolve("commands.args"));
        command.add("-XX:ActiveProcessorCount=" + cores);
        command.addAll(List.of("dev.netloom.app.Main", "cluster", "run", address, Integer.toString(run)));
        return command;
    }

    /// Also keeps the process from waiting for somebody to read.
    private static String lastLine(Process process) throws IOException {
        String last = "";
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.isBlank() ? last : line.strip();
            }
        }
        return last;
    }
}
