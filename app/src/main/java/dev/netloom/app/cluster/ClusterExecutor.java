package dev.netloom.app.cluster;

import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Version;
import dev.netloom.engine.train.TrainingExecutor;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Trains runs on a cluster of Apache Spark: each as one task, all at once as far as there are workers. Spark's program
/// is started with the first runs, and ends with this.
public final class ClusterExecutor implements TrainingExecutor {
    private static final int MESSAGES = 1_000;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 100;
    private static final long PATIENCE_MILLISECONDS = 30_000;

    private final ClusterPlace place;
    private final Consumer<String> notes;
    private final BlockingQueue<ClusterMessage> inbox = new ArrayBlockingQueue<>(MESSAGES);
    private final Map<Integer, HandedRun> going = new HashMap<>();
    private Optional<RunServer> server = Optional.empty();
    private Optional<SparkProgram> spark = Optional.empty();
    private Optional<TrainingFailure> failure = Optional.empty();
    private int numbers;

    /// @param notes is told, in words, where a run is trained, and what becomes of runs whose workers are lost
    public ClusterExecutor(ClusterPlace place, Consumer<String> notes) {
        this.place = place;
        this.notes = notes;
    }

    /// To be closed by who opens it.
    ///
    /// @param url of a cluster; blank for this computer
    /// @param notes as of a cluster
    public static TrainingExecutor at(String url, Consumer<String> notes) {
        return url.isBlank() ? LOCAL : new ClusterExecutor(ClusterPlace.of(url.strip()), notes);
    }

    @Override
    public boolean isParallel() {
        return true;
    }

    @Override
    public void run(List<? extends TrainingJob> jobs) throws TrainingFailure {
        failure = Optional.empty();
        try {
            SparkProgram program = program();
            for (TrainingJob job : jobs) {
                HandedRun run = new HandedRun(job);
                going.put(++numbers, run);
                program.hand(numbers, job.name());
            }
            while (!going.isEmpty()) {
                ClusterMessage message = inbox.poll(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
                if (message != null) {
                    take(message);
                }
                steer(program);
            }
        } catch (IOException e) {
            throw new TrainingFailure("cluster-ended", "Spark has ended", SparkProgram.log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            going.values().forEach(HandedRun::end);
            going.clear();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private SparkProgram program() throws TrainingFailure, IOException {
        if (spark.isEmpty()) {
            String address = place.addressFromThere();
            server = Optional.of(new RunServer(inbox));
            spark = Optional.of(new SparkProgram(place, address, server.get(), inbox, notes));
        }
        return spark.get();
    }

    private void take(ClusterMessage message) throws TrainingFailure, IOException {
        switch (message) {
            case ClusterMessage.Arrived(int run, RunConnection from) -> {
                HandedRun handed = going.get(run);
                if (handed == null || handed.job().control().isStopped()) {
                    from.close();
                } else {
                    notes.accept(Texts.of("cluster.arrived", handed.job().name(), from.host()));
                    handed.arrive(from);
                }
            }
            case ClusterMessage.Told told -> {
                if (isOf(told.run(), told.from()) && going.get(told.run()).hear(told.event())) {
                    going.remove(told.run()).end();
                }
            }
            case ClusterMessage.Kept kept -> {
                if (isOf(kept.run(), kept.from())) {
                    going.get(kept.run()).keep(kept.checkpoint());
                }
            }
            case ClusterMessage.Left left -> {
                if (isOf(left.run(), left.from())) {
                    going.get(left.run()).lose();
                }
            }
            case ClusterMessage.RunFailed failed -> fail(failed);
            case ClusterMessage.Said said -> take(said.words());
            case ClusterMessage.Ended _ ->
                throw new TrainingFailure("cluster-ended", "Spark has ended", SparkProgram.log());
        }
    }

    private boolean isOf(int run, RunConnection from) {
        return going.containsKey(run) && going.get(run).isFrom(from);
    }

    private void fail(ClusterMessage.RunFailed failed) throws TrainingFailure, IOException {
        String host = failed.from().host();
        switch (failed.key()) {
            case "cluster-version" ->
                fail(
                        failed.run(),
                        new TrainingFailure(failed.key(), "another Netloom", host, failed.why(), Version.text()));
            case "state" -> fail(failed.run(), new TrainingFailure(failed.key(), failed.why(), failed.why()));
            default ->
                fail(failed.run(), new TrainingFailure("cluster-run", host + ": " + failed.why(), host, failed.why()));
        }
    }

    /// What a run's job makes of a failure waits until the others have ended.
    private void fail(int number, TrainingFailure why) throws TrainingFailure, IOException {
        HandedRun run = going.remove(number);
        if (run == null) {
            return;
        }
        program().cancel(number);
        try {
            run.fail(why);
        } catch (TrainingFailure thrown) {
            notes.accept(Texts.of(
                    "cluster.failed", run.job().name(), Texts.of("training.failure." + why.key(), why.arguments())));
            failure = Optional.of(failure.orElse(thrown));
        } finally {
            run.end();
        }
    }

    private void take(List<String> words) throws TrainingFailure, IOException {
        switch (words.getFirst()) {
            case "LOST" -> {
                HandedRun run = going.get(Integer.parseInt(words.get(1)));
                if (run != null) {
                    notes.accept(
                            Texts.of("cluster.lost", run.job().name(), words.get(2), words.get(3), run.epochKept()));
                }
            }
            case "FAILED" ->
                fail(Integer.parseInt(words.get(1)), new TrainingFailure("cluster-lost", words.get(2), words.get(2)));
            case "FATAL" -> {
                List<Object> arguments = new ArrayList<>(words.subList(2, words.size()));
                arguments.add(place.url());
                throw new TrainingFailure("cluster-" + words.get(1), String.join(" ", words), arguments.toArray());
            }
            // What counts is what the run itself says; where it said nothing, there is nothing.
            case "DONE" -> fail(Integer.parseInt(words.get(1)), new TrainingFailure("cluster-mute", "it told nothing"));
            default -> {}
        }
    }

    private void steer(SparkProgram program) throws IOException {
        long now = System.nanoTime() / 1_000_000;
        for (Map.Entry<Integer, HandedRun> one : List.copyOf(going.entrySet())) {
            one.getValue().steer(now);
            if (one.getValue().isAbandoned(now, PATIENCE_MILLISECONDS)) {
                program.cancel(one.getKey());
                going.remove(one.getKey()).end();
            }
        }
    }

    @Override
    public void close() {
        spark.ifPresent(SparkProgram::close);
        server.ifPresent(RunServer::close);
    }
}
