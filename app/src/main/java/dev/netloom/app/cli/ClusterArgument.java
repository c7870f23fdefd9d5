package dev.netloom.app.cli;

import dev.netloom.app.cluster.ClusterExecutor;
import dev.netloom.app.cluster.ClusterPlace;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingExecutor;
import java.util.Objects;
import picocli.CommandLine.Option;

/// Where the runs of a command are trained: here, or on a cluster.
final class ClusterArgument {
    @Option(names = "--cluster", paramLabel = "URL", descriptionKey = "cli.option.cluster")
    private String url;

    @Option(names = "--cores", paramLabel = "N", descriptionKey = "cli.option.cores")
    private Integer cores;

    boolean isGiven() {
        return url != null;
    }

    Origin origin() {
        return isGiven() ? Origin.CLUSTER : Origin.COMMAND;
    }

    /// Checked before anything is loaded.
    void require(Command command) {
        if (cores != null && !isGiven()) {
            throw command.misuse(Texts.of("cli.cores.alone"));
        }
        command.requirePositive("--cores", cores == null ? 1 : cores);
    }

    /// To be closed by who opens it.
    TrainingExecutor open(Console console) {
        return isGiven()
                ? new ClusterExecutor(
                        new ClusterPlace(url, Objects.requireNonNullElseGet(cores, Trainer::cores)), console::note)
                : TrainingExecutor.LOCAL;
    }
}
