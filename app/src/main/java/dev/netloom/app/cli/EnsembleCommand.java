package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.ensemble.Combination;
import dev.netloom.engine.ensemble.Ensemble;
import dev.netloom.engine.ensemble.MemberNetwork;
import dev.netloom.engine.ensemble.MemberTraining;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingExecutor;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ensemble RUN...`, or `ensemble NETWORK --members N`: what several runs say together.
final class EnsembleCommand extends Command {
    @Parameters(paramLabel = "RUN", arity = "1..*", descriptionKey = "cli.option.ensemble")
    private List<String> names;

    @Option(names = "--members", paramLabel = "N", descriptionKey = "cli.option.members")
    private Integer members;

    @Option(names = "--vote", descriptionKey = "cli.option.vote")
    private boolean vote;

    @Option(names = "--best", descriptionKey = "cli.option.best")
    private boolean best;

    @Mixin
    private TrainingConfigArguments settings;

    @Mixin
    private DataArgument data;

    @Mixin
    private ClusterArgument cluster;

    EnsembleCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        requirePositive("--members", members == null ? 1 : members);
        if (members != null && names.size() > 1) {
            throw misuse(Texts.of("cli.ensemble.one-network"));
        }
        cluster.require(this);
        if (cluster.isGiven() && members == null) {
            throw misuse(Texts.of("cli.cluster.no-training"));
        }
        TrainingControl control = new TrainingControl();
        try (Interruption _ = Interruption.stops(control);
                HistorySource history = history()) {
            if (members == null) {
                if (settings.isAnyGiven(this)) {
                    throw misuse(Texts.of("cli.ensemble.settings"));
                }
                List<RunDetails> runs = named(history);
                combine(runs, data.load(project(runs.getFirst()), console), control);
            } else {
                train(history, control);
            }
        }
    }

    private List<RunDetails> named(HistorySource history) throws CommandFailure, FileProblem, IOException {
        List<RunDetails> runs = new ArrayList<>();
        for (String name : names) {
            if (Samples.networks().contains(name) || name.endsWith(ProjectFile.EXTENSION)) {
                throw misuse(Texts.of("cli.ensemble.no-members", name));
            }
            RunDetails run = Resumed.run(history.get(), name);
            if (runs.stream()
                    .anyMatch(other -> other.summary().id() == run.summary().id())) {
                throw new CommandFailure(Texts.of("cli.ensemble.twice", name));
            }
            runs.add(run);
        }
        return runs;
    }

    private static Project project(RunDetails run) throws FileProblem {
        return ProjectFile.parse(run.summary().name(), run.project());
    }

    private void train(HistorySource history, TrainingControl control)
            throws CommandFailure, FileProblem, TrainingFailure, IOException {
        Project project = new NetworkArgument(names.getFirst()).read();
        TrainingDescription asked = settings.of(project, this);
        TrainingConfig plan = asked.config().withPrecision(asked.precision().here());
        Dataset all = data.load(project, console);
        Dataset images = asked.images() == 0 ? all : all.limited(asked.images());
        MemberProgress progress = new MemberProgress(console, members, plan.epochs(), !cluster.isGiven());
        List<RunDetails> ready;
        try (TrainingExecutor executor = cluster.open(console)) {
            ready = new MemberTraining(
                            project,
                            images,
                            plan,
                            history,
                            cluster.origin(),
                            InstantSource.system(),
                            Reason::of,
                            problem -> console.note(Texts.of("runs.unkept", Reason.of(problem))))
                    .on(executor)
                    .run(members, control, progress::accept);
        }
        if (control.isStopped()) {
            console.note(Texts.of("cli.ensemble.stopped", ready.size(), members));
        } else {
            combine(ready, images, control);
        }
    }

    private void combine(List<RunDetails> runs, Dataset images, TrainingControl control)
            throws FileProblem, TrainingFailure {
        MemberNetwork.Kept kept = best ? MemberNetwork.Kept.BEST : MemberNetwork.Kept.LAST;
        if (best && runs.stream().anyMatch(MemberNetwork::isChosenByTest)) {
            console.note(Texts.of("ensemble.by-test"));
        }
        List<MemberNetwork> networks = new ArrayList<>();
        for (RunDetails run : runs) {
            networks.add(MemberNetwork.of(run, kept, images));
        }
        Optional<Ensemble> ensemble = new MemberLooks(console, images.test(), images.classes())
                .combine(networks, vote ? Combination.VOTE : Combination.MEAN, control::isStopped);
        ensemble.map(EnsembleReport::new).ifPresent(this::say);
    }

    private void say(EnsembleReport report) {
        (isJson() ? report.json() : report.text()).forEach(console::say);
    }
}
