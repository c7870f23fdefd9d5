package dev.netloom.app.cli;

import dev.netloom.app.cluster.SparkFiles;
import dev.netloom.app.cluster.WorkerRun;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cluster master` and `cluster worker URL`: a cluster of one's own, until Ctrl-C.
@CommandLine.Command(name = "cluster")
final class ClusterCommand implements Callable<Integer> {
    static final int USUAL_PORT = 7077;

    private final Console console;

    ClusterCommand(Console console) {
        this.console = console;
    }

    /// Says what there is to say of a cluster.
    @Override
    public Integer call() {
        console.note(Texts.of("cli.cluster.which"));
        return Commands.MISUSED;
    }

    /// A process of Spark's, of which all is shown, and whose end is this command's.
    private abstract static class Daemon extends Command {
        @Option(names = "--host", paramLabel = "NAME", descriptionKey = "cli.option.cluster-host")
        private String host;

        Daemon(Console console) {
            super(console);
        }

        void start(String main, List<String> arguments) throws CommandFailure, TrainingFailure, IOException {
            List<String> all = new ArrayList<>(List.of(main));
            if (host != null) {
                all.addAll(List.of("--host", host));
            }
            all.addAll(arguments);
            Process process = SparkFiles.ready(console::note)
                    .start(List.of("-Dspark.master.rest.enabled=false"), all)
                    .inheritIO()
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "daemon"));
            try {
                int status = process.waitFor();
                if (status != 0) {
                    throw new CommandFailure(Texts.of("cli.cluster.ended", status));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static final class Master extends Daemon {
        @Option(names = "--port", paramLabel = "N", defaultValue = "7077", descriptionKey = "cli.option.cluster-port")
        private int port = USUAL_PORT;

        Master(Console console) {
            super(console);
        }

        @Override
        void run() throws CommandFailure, TrainingFailure, IOException {
            start("org.apache.spark.deploy.master.Master", List.of("--port", Integer.toString(port)));
        }
    }

    static final class Worker extends Daemon {
        @Parameters(paramLabel = "URL", descriptionKey = "cli.option.cluster")
        private String url;

        @Option(names = "--cores", paramLabel = "N", descriptionKey = "cli.option.worker-cores")
        private Integer cores;

        @Option(names = "--memory", paramLabel = "SIZE", descriptionKey = "cli.option.worker-memory")
        private String memory;

        Worker(Console console) {
            super(console);
        }

        @Override
        void run() throws CommandFailure, TrainingFailure, IOException {
            List<String> arguments = new ArrayList<>();
            if (cores != null) {
                requirePositive("--cores", cores);
                arguments.addAll(List.of("--cores", cores.toString()));
            }
            if (memory != null) {
                arguments.addAll(List.of("--memory", memory));
            }
            arguments.add(url);
            start("org.apache.spark.deploy.worker.Worker", arguments);
        }
    }

    /// What a task of Spark starts at a worker.
    static final class Run extends Command {
        private static final String TOKEN = "NETLOOM_TOKEN";

        @Parameters(index = "0", paramLabel = "ADDRESS")
        private String address;

        @Parameters(index = "1", paramLabel = "RUN")
        private int run;

        Run(Console console) {
            super(console);
        }

        @Override
        void run() throws IOException {
            WorkerRun.train(address, String.valueOf(System.getenv(TOKEN)), run);
        }
    }
}
