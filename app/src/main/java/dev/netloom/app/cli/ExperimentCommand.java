package dev.netloom.app.cli;

import dev.netloom.app.compare.ExperimentText;
import dev.netloom.app.ui.DataSets;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.experiment.ArmRun;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.ExperimentFile;
import dev.netloom.engine.experiment.ExperimentPace;
import dev.netloom.engine.experiment.ExperimentRecorder;
import dev.netloom.engine.experiment.ExperimentRunner;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingExecutor;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `experiment NAME`: trains the networks of a prepared experiment and says what may be said of their difference.
final class ExperimentCommand extends Command {
    @Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "cli.option.experiment")
    private String name;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.first-seed")
    private long seed;

    @Option(names = "--seeds", paramLabel = "K", descriptionKey = "cli.option.seeds")
    private Integer seeds;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.option.experiment-limit")
    private Integer limit;

    @Option(names = "--epochs", paramLabel = "N", descriptionKey = "cli.option.experiment-epochs")
    private Integer epochs;

    @Mixin
    private ClusterArgument cluster;

    /// The JSON that is printed where no experiment is named.
    private record Known(String name, String title, String question) {}

    ExperimentCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        requirePositive("--seeds", seeds == null ? 1 : seeds);
        requirePositive("--limit", limit == null ? 1 : limit);
        requirePositive("--epochs", epochs == null ? 1 : epochs);
        cluster.require(this);
        List<String> names = ExperimentFile.names();
        if (name == null) {
            names.forEach(known -> console.say(isJson() ? json(known) : line(known)));
            return;
        }
        if (!names.contains(name)) {
            names.forEach(known -> console.note(line(known)));
            throw new CommandFailure(Texts.of("cli.experiment.unknown", name));
        }
        run(changed(ExperimentFile.named(name)));
    }

    private void run(Experiment experiment) throws FileProblem, TrainingFailure {
        Dataset data = DataSets.load(
                experiment.data().isEmpty() ? DataSets.MNIST : experiment.data(),
                DataSettings.PLAIN,
                new FetchProgress(console));
        TrainingControl control = new TrainingControl();
        ExperimentReport report =
                isJson() ? new ExperimentJson(console, experiment) : new ExperimentTables(console, experiment);
        InstantSource clock = InstantSource.system();
        ExperimentPace pace = new ExperimentPace(experiment, data.train().size(), clock);
        ExperimentProgress progress = new ExperimentProgress(console, experiment, pace);
        try (Interruption _ = Interruption.stops(control);
                HistorySource history = history();
                ExperimentRecorder keeper = new ExperimentRecorder(
                        experiment,
                        data,
                        history,
                        cluster.origin(),
                        clock,
                        Reason::of,
                        problem -> console.note(Texts.of("runs.unkept", Reason.of(problem))));
                TrainingExecutor executor = cluster.open(console)) {
            report.begin();
            List<ArmRun> runs = ExperimentRunner.run(experiment, data, executor, control, event -> {
                progress.accept(event);
                report.accept(event);
                keeper.follow(event);
            });
            report.conclude(runs, control.isStopped());
        }
    }

    private Experiment changed(Experiment experiment) {
        Experiment changed = experiment.withFirstSeed(seed);
        changed = seeds == null ? changed : changed.withSeeds(seeds);
        changed = epochs == null ? changed : changed.withEpochs(epochs);
        return limit == null ? changed : changed.limited(limit);
    }

    private static String json(String name) {
        return Json.line(new Known(name, ExperimentText.title(name), ExperimentText.question(name)));
    }

    private static String line(String name) {
        return Texts.of("cli.experiment.known", name, ExperimentText.question(name));
    }
}
