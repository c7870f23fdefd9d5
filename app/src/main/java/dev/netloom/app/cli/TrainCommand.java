package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `train NETWORK`: trains, reports after each epoch, and writes what was learned.
final class TrainCommand extends Command {
    @Parameters(paramLabel = "NETWORK", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "3", descriptionKey = "cli.option.epochs")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "" + TrainingPlan.DEFAULT_BATCH,
            descriptionKey = "cli.option.batch")
    private int batch;

    @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "adam", descriptionKey = "cli.option.optimizer")
    private OptimizerKind optimizer;

    @Option(names = "--learning-rate", paramLabel = "X", descriptionKey = "cli.option.learning-rate")
    private Double learningRate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.seed")
    private long seed;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.option.limit")
    private Integer limit;

    @Option(names = "--weights", paramLabel = "FILE", descriptionKey = "cli.option.weights-started")
    private Path weights;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "cli.option.out")
    private Path out;

    @Mixin
    private DataArgument data;

    TrainCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        TrainingPlan plan = plan();
        Graph graph = network.read().graph();
        Dataset images = limit == null ? data.load() : data.load().limited(limit);
        RunFolder folder = RunFolder.create(out, network.stem());
        TrainingControl control = new TrainingControl();
        TrainingReport report = isJson()
                ? new JsonReport(console)
                : new TextReport(console, images.train().size());
        Trainer trainer = new Trainer(graph, images, plan, control, report);
        if (weights != null) {
            trainer.startingFrom(WeightsFile.read(weights));
        }
        try (Interruption _ = Interruption.stops(control)) {
            trainer.run();
            TrainingEvent.Finished finished = report.finished();
            WeightsFile.write(folder.weights(), finished.weights());
            report.conclude(folder.weights());
            if (finished.stopped()) {
                console.note(Texts.of("cli.train.stopped", folder.weights()));
            }
        }
    }

    private TrainingPlan plan() {
        double rate = learningRate == null ? optimizer.presetRate() : learningRate;
        requirePositive("--epochs", epochs);
        requirePositive("--batch", batch);
        requirePositive("--learning-rate", rate);
        requirePositive("--limit", limit == null ? 1 : limit);
        return new TrainingPlan(epochs, batch, optimizer, rate, seed);
    }
}
