package dev.netloom.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.util.SignalUtils;

/// Spark's driver: a process beside Netloom, which tells it in lines on the standard input what to do, and hears in
/// lines on the standard output how it goes. Columns are parted by tabs. It ends as soon as its input does.
///
/// In come `RUN number name`, `CANCEL number`. Out go `READY`; `LOST run host why` where an attempt failed, which
/// may be made again; `FAILED run why` where no more are made; `DONE run`; and, before it ends by itself,
/// `FATAL key ...`, where the key says why nothing can be trained.
public final class ClusterDriver {
    /// Of an executor's heap, in MB: it only starts processes.
    private static final int EXECUTOR_MEMORY = 512;

    /// Attempts that fail before a run does.
    private static final int ATTEMPTS = 4;

    private static final int SECONDS_BETWEEN_CHECKS = 5;

    private static final int STARTS_IN_VAIN = 6;

    /// How long nothing may go on because there is no worker, or no master.
    private static final int PATIENCE_SECONDS = 60;

    private final JavaSparkContext spark;
    private final RunTask task;
    private final AttemptListener attempts = new AttemptListener(ClusterDriver::say);
    private final Map<String, JavaFutureAction<Void>> runs = new ConcurrentHashMap<>();
    private int idleSeconds;

    private ClusterDriver(JavaSparkContext spark, RunTask task) {
        this.spark = spark;
        this.task = task;
        spark.sc().addSparkListener(attempts);
    }

    /// @param arguments the master's address, the cores of a run, the name of this computer as workers know it, and
    ///                  the port on it where runs are described; the token is in `NETLOOM_TOKEN`
    public static void main(String[] arguments) throws IOException {
        String master = arguments[0];
        int cores = Integer.parseInt(arguments[1]);
        SparkConf conf = conf(master, cores, arguments[2]);
        RunTask task = new RunTask(arguments[2] + ":" + arguments[3], System.getenv("NETLOOM_TOKEN"), cores);
        SignalUtils.register("INT", () -> true); // Ctrl-C is Netloom's: it stops its runs, and then this
        Optional<MasterProbe> probe =
                master.startsWith("spark:") ? Optional.of(new MasterProbe(master, conf)) : Optional.empty();
        probe.ifPresent(asked -> requireWorkers(asked, cores));
        try (JavaSparkContext spark = new JavaSparkContext(conf);
                ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor()) {
            ClusterDriver driver = new ClusterDriver(spark, task);
            checks.scheduleWithFixedDelay(
                    () -> driver.check(probe), SECONDS_BETWEEN_CHECKS, SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS);
            say("READY");
            driver.obey();
            System.exit(0); // Spark would wait for tasks that nobody wants any more
        }
    }

    private static SparkConf conf(String master, int cores, String host) {
        return new SparkConf()
                .setMaster(master.replaceFirst("^(local\\[[^,\\]]+)]$", "$1," + ATTEMPTS + "]"))
                .setAppName("netloom")
                .set("spark.driver.host", host)
                .set("spark.driver.bindAddress", "0.0.0.0")
                .set("spark.ui.enabled", "false")
                .set("spark.task.cpus", Integer.toString(cores))
                .set("spark.task.maxFailures", Integer.toString(ATTEMPTS))
                .set("spark.executor.memory", EXECUTOR_MEMORY + "m")
                .set("spark.locality.wait", "0")
                .set(
                        "spark.executor.extraJavaOptions",
                        "-XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED");
    }

    private static void requireWorkers(MasterProbe probe, int cores) {
        Optional<List<WorkerInfo>> workers = probe.workers();
        if (workers.isEmpty()) {
            fatal("no-master");
        }
        List<WorkerInfo> all = workers.orElseThrow();
        if (all.isEmpty()) {
            fatal("no-workers");
        }
        int most = all.stream().mapToInt(WorkerInfo::cores).max().orElse(0);
        if (most < cores) {
            fatal("few-cores", cores, most);
        }
        int memory = all.stream()
                .filter(worker -> worker.cores() >= cores)
                .mapToInt(WorkerInfo::memory)
                .max()
                .orElse(0);
        if (memory < EXECUTOR_MEMORY) {
            fatal("little-memory", EXECUTOR_MEMORY, memory);
        }
    }

    private void obey() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split("\t");
            switch (words[0]) {
                case "RUN" -> hand(words[1], words[2]);
                case "CANCEL" -> Optional.ofNullable(runs.remove(words[1])).ifPresent(run -> run.cancel(true));
                default -> throw new IOException("nobody knows what " + line + " means");
            }
        }
    }

    /// A Spark job for each run: where one fails, the others go on.
    private void hand(String run, String name) {
        spark.setLocalProperty(AttemptListener.RUN, run);
        spark.setJobDescription(name);
        JavaFutureAction<Void> going =
                spark.parallelize(List.of(Integer.valueOf(run)), 1).foreachAsync(task);
        runs.put(run, going);
        Thread.startVirtualThread(() -> follow(run, going));
    }

    private void follow(String run, JavaFutureAction<Void> going) {
        try {
            going.get();
            say("DONE\t" + run);
        } catch (ExecutionException e) {
            say("FAILED\t" + run + "\t" + reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            say("FAILED\t" + run + "\t" + reason(e));
        } finally {
            runs.remove(run);
        }
    }

    /// Spark's message begins with where in the job it was, and goes on with a trace.
    private static String reason(Throwable failure) {
        String text = AttemptListener.line(failure.getMessage());
        int said = text.indexOf("Exception: ");
        return said < 0 ? text : text.substring(said + "Exception: ".length());
    }

    /// Ends what could only wait.
    private void check(Optional<MasterProbe> probe) {
        if (probe.isEmpty() || runs.isEmpty() || attempts.isAnyGoing()) {
            idleSeconds = 0;
            return;
        }
        if (attempts.startsInVain() >= STARTS_IN_VAIN) {
            fatal("no-start");
        }
        Optional<List<WorkerInfo>> workers = probe.get().workers();
        boolean hopeless = workers.map(List::isEmpty).orElse(true);
        idleSeconds = hopeless ? idleSeconds + SECONDS_BETWEEN_CHECKS : 0;
        if (idleSeconds >= PATIENCE_SECONDS) {
            fatal(workers.isEmpty() ? "master-gone" : "workers-gone");
        }
    }

    private static void fatal(String key, Object... arguments) {
        StringBuilder line = new StringBuilder("FATAL\t").append(key);
        for (Object argument : arguments) {
            line.append('\t').append(argument);
        }
        say(line.toString());
        Runtime.getRuntime().halt(1);
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
