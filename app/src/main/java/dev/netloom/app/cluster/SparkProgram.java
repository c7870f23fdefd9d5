package dev.netloom.app.cluster;

import dev.netloom.app.ui.LogFile;
import dev.netloom.engine.train.TrainingFailure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Spark's driver, a process beside this one: `dev.netloom.cluster.ClusterDriver`. What Spark logs lies beside the log
/// of Netloom.
final class SparkProgram implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final BufferedWriter out;
    private final BlockingQueue<ClusterMessage> inbox;

    /// @param address of this computer, as workers reach it
    /// @param inbox takes what it says
    SparkProgram(
            ClusterPlace place,
            String address,
            RunServer server,
            BlockingQueue<ClusterMessage> inbox,
            Consumer<String> notes)
            throws TrainingFailure {
        this.inbox = inbox;
        SparkFiles files = SparkFiles.ready(notes);
        try {
            Files.createDirectories(log().getParent());
            ProcessBuilder builder = files.start(
                            List.of(),
                            List.of(
                                    "dev.netloom.cluster.ClusterDriver",
                                    place.url(),
                                    Integer.toString(place.cores()),
                                    address,
                                    Integer.toString(server.port())))
                    .redirectError(log().toFile());
            builder.environment().put("NETLOOM_TOKEN", server.token());
            process = builder.start();
        } catch (IOException e) {
            throw new TrainingFailure("cluster-start", "Spark cannot be started: " + e.getMessage(), e.getMessage());
        }
        out = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("spark").start(this::listen);
    }

    static Path log() {
        return LogFile.path().resolveSibling("spark.log");
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                inbox.put(new ClusterMessage.Said(List.of(line.split("\t", -1))));
            }
            inbox.put(new ClusterMessage.Ended(process.waitFor()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void hand(int run, String name) throws IOException {
        say("RUN\t" + run + "\t" + name.replaceAll("\\s", " "));
    }

    void cancel(int run) throws IOException {
        say("CANCEL\t" + run);
    }

    private void say(String line) throws IOException {
        out.write(line);
        out.newLine();
        out.flush();
    }

    /// Ends Spark's program, and with it all that goes on at its workers.
    @Override
    public void close() {
        try {
            out.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
