package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `train`: trains a network and writes its weights; Ctrl-C stops it and keeps what was learned.
@CommandLine.Command(name = "train", description = "Trains a network and writes its weights.")
final class TrainCommand extends Command {
    @Parameters(paramLabel = "NETWORK", description = "a project file, or a template's name")
    String network;

    @Option(names = "--data", description = DataArgument.DESCRIPTION)
    String data = "mnist";

    @Option(names = "--epochs", description = "times that all images are seen (default: 3)")
    int epochs = 3;

    @Option(names = "--batch", description = "images per step (default: 100)")
    int batch = TrainingPlan.DEFAULT_BATCH;

    @Option(names = "--optimizer", description = "sgd, momentum or adam (default: adam)")
    String optimizer = "adam";

    @Option(names = "--learning-rate", description = "default: 0.001 for adam, 0.02 for momentum, 0.1 for sgd")
    Double learningRate;

    @Option(names = "--seed", description = "decides weights, order and dropout (default: 1)")
    long seed = 1;

    @Option(names = "--limit", description = "learn from the first N training images only")
    Integer limit;

    @Option(names = "--weights", paramLabel = "FILE", description = "begin with these weights")
    Path weights;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the weights (default: runs/NETWORK-TIME)")
    Path out;

    @Override
    int run() throws Failure, FileProblem, TrainingFailure, IOException {
        TrainingPlan plan = plan();
        Graph graph = NetworkArgument.readReady(network);
        Dataset dataset = DataArgument.load(data);
        TrainingControl control = new TrainingControl();
        Path file = (out == null ? defaultFolder() : out).resolve("weights.npz");
        TrainingReport report = new TrainingReport(console, json(), plan, file);
        Trainer trainer =
                new Trainer(graph, limit == null ? dataset : dataset.limited(limit), plan, control, report::accept);
        if (weights != null) {
            trainer.startingFrom(WeightsFile.read(weights));
        }
        try (Interruption interruption = Interruption.stops(control)) {
            trainer.run();
            report.finish();
            return interruption.happened() ? Interruption.STATUS : DONE;
        }
    }

    private TrainingPlan plan() {
        require(epochs >= 1, "--epochs", epochs);
        require(batch >= 1, "--batch", batch);
        require(limit == null || limit >= 1, "--limit", limit);
        OptimizerKind kind = kind();
        double rate = learningRate == null ? kind.presetRate() : learningRate;
        require(rate > 0 && Double.isFinite(rate), "--learning-rate", rate);
        return new TrainingPlan(epochs, batch, kind, rate, seed);
    }

    private OptimizerKind kind() {
        try {
            return OptimizerKind.valueOf(optimizer.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("cli.train.optimizer", optimizer), e);
        }
    }

    private void require(boolean holds, String option, Object value) {
        if (!holds) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Texts.of("cli.train.option", option, String.valueOf(value)));
        }
    }

    private Path defaultFolder() {
        String stem = Path.of(network).getFileName().toString().replaceFirst("\\.netloom\\.json$", "");
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of("runs", stem + "-" + time);
    }
}
