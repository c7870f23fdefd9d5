package dev.netloom.app.cli;

import dev.netloom.app.sweep.SweepWords;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.sweep.InvalidAxis;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.PointSettings;
import dev.netloom.engine.sweep.SweepAxis;
import dev.netloom.engine.sweep.SweepMethod;
import dev.netloom.engine.sweep.SweepPlan;
import dev.netloom.engine.sweep.SweepSurroundings;
import dev.netloom.engine.sweep.SweepTraining;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingExecutor;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingFields;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sweep NETWORK --over "learning-rate 1e-4..1e-1 log" --over "conv1.filters 8, 16"`: many settings of one network.
final class SweepCommand extends Command {
    @Parameters(paramLabel = "NETWORK", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Option(names = "--over", paramLabel = "SETTING VALUES", required = true, descriptionKey = "cli.option.over")
    private List<String> over;

    @Option(
            names = "--method",
            paramLabel = "grid|random|halving",
            defaultValue = "grid",
            descriptionKey = "cli.option.method")
    private SweepMethod method = SweepMethod.GRID;

    @Option(names = "--budget", paramLabel = "N", defaultValue = "20", descriptionKey = "cli.option.budget")
    private int budget;

    @Option(names = "--minutes", paramLabel = "X", descriptionKey = "cli.option.minutes")
    private Double minutes;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "cli.option.sweep-out")
    private Path out;

    @Mixin
    private TrainingConfigArguments settings;

    @Mixin
    private DataArgument data;

    @Mixin
    private ClusterArgument cluster;

    SweepCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        requirePositive("--budget", budget);
        requirePositive("--minutes", minutes == null ? 1 : minutes);
        cluster.require(this);
        if (cluster.isGiven() && minutes != null) {
            throw misuse(Texts.of("cli.cluster.minutes"));
        }
        Project project = network.read();
        TrainingDescription asked = settings.of(project, this);
        SweepPlan plan = plan(project, asked);
        if (asked.config().validation() == 0) {
            console.note(Texts.of("sweep.validation", SweepPlan.USUAL_VALIDATION));
        }
        Dataset images = data.load(project, console);
        TrainingControl control = new TrainingControl();
        try (Interruption _ = Interruption.stops(control);
                HistorySource history = history();
                TrainingExecutor executor = cluster.open(console)) {
            SweepSurroundings around = new SweepSurroundings(
                    images,
                    history,
                    cluster.origin(),
                    InstantSource.system(),
                    SweepWords::problem,
                    SweepWords::problems,
                    problem -> console.note(Texts.of("runs.unkept", Reason.of(problem))));
            SweepNotes notes = new SweepNotes(console, plan.points().size(), !cluster.isGiven());
            List<PointResult> results =
                    new SweepTraining(plan, around).on(executor).run(control, notes::accept);
            report(plan, results, control.isStopped());
        }
    }

    private SweepPlan plan(Project project, TrainingDescription asked) {
        PointSettings base = new PointSettings(project.graph(), asked);
        try {
            List<SweepAxis> axes = new ArrayList<>();
            for (String text : over) {
                axes.add(SweepAxis.parse(text, base));
            }
            OptionalDouble limit = minutes == null ? OptionalDouble.empty() : OptionalDouble.of(minutes);
            return new SweepPlan(project, asked, axes, method, budget, limit);
        } catch (InvalidAxis e) {
            throw misuse(SweepWords.problem(e));
        }
    }

    private void report(SweepPlan plan, List<PointResult> results, boolean stopped)
            throws CommandFailure, FileProblem, IOException {
        String typed = SweepReport.quoted(network.text())
                + given("--data")
                        .map(name -> " --data " + SweepReport.quoted(name))
                        .orElse("");
        SweepReport report = new SweepReport(plan, results, typed, out);
        (isJson() ? report.json() : report.text()).forEach(console::say);
        if (report.best().isPresent() && out != null) {
            PointSettings chosen = plan.settings(report.best().get().point());
            TreeMap<String, String> training = new TreeMap<>(plan.project().training());
            TrainingFields.ALL.forEach(field -> training.remove(field.key()));
            training.putAll(TrainingFields.differences(TrainingConfigArguments.USUAL, chosen.training()));
            ProjectFile.write(
                    out,
                    new Project(
                            plan.project().name(),
                            chosen.graph(),
                            plan.project().places(),
                            plan.project().groups(),
                            plan.project().notes(),
                            training));
        }
        long waiting = report.count(PointResult.Stage.WAITING);
        if (waiting > 0) {
            console.note(Texts.of(
                    stopped ? "cli.sweep.stopped" : "cli.sweep.spent", results.size() - waiting, results.size()));
        } else if (report.best().isEmpty()) {
            throw new CommandFailure(Texts.of("cli.sweep.none"));
        }
    }
}
