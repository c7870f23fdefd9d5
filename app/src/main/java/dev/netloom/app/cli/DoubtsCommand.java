package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.LabelDoubts;
import dev.netloom.engine.metric.LabelDoubts.ClassConfidence;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.CrossValidation;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `doubts NETWORK`: which training images may be labelled wrongly.
final class DoubtsCommand extends Command {
    @Parameters(paramLabel = "NETWORK", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Option(names = "--folds", paramLabel = "K", defaultValue = "3", descriptionKey = "cli.option.folds")
    private int folds;

    @Mixin
    private TrainingConfigArguments settings;

    @Mixin
    private DataArgument data;

    private int fold;

    private record Fold(String event, int fold, int folds, int correct, int total) {}

    private record Doubtful(
            String event,
            int index,
            @JsonInclude(JsonInclude.Include.NON_NULL) String file,
            int label,
            @JsonProperty("class") String name,
            int suggested,
            String suggestedClass,
            double probability,
            double margin) {}

    private record Done(String event, int correct, int total, int doubtful, List<ClassRow> classes) {}

    /// @param confidence mean probability of the guesses for the class; nothing without any
    private record ClassRow(
            String name, Double threshold, Double confidence, Double precision, boolean over, boolean under) {}

    DoubtsCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        Project project = network.read();
        TrainingDescription asked = settings.of(project, this);
        TrainingConfig plan = asked.config().withPrecision(asked.precision().here());
        Graph graph = project.graph();
        Dataset all = data.load(project, console);
        Dataset images = asked.images() == 0 ? all : all.limited(asked.images());
        if (folds < 2 || folds > images.train().size()) {
            throw misuse(Texts.of("cli.doubts.folds", images.train().size(), folds));
        }
        TrainingControl control = new TrainingControl();
        ProgressBar bar = new ProgressBar(console);
        try (Interruption _ = Interruption.stops(control)) {
            Predictions predictions = new CrossValidation(graph, images, plan, folds)
                    .run(control, event -> hear(event, bar))
                    .orElseThrow(() -> new CommandFailure(Texts.of("cli.doubts.stopped")));
            tell(predictions, images);
        } finally {
            bar.clear();
        }
    }

    private void hear(TrainingEvent event, ProgressBar bar) {
        switch (event) {
            case TrainingEvent.Started started -> bar.begin(started);
            case TrainingEvent.StepDone step when !isJson() -> bar.show(step);
            case TrainingEvent.Finished finished -> {
                bar.clear();
                finished.test().ifPresent(this::tellFold);
            }
            default -> {
                // Epochs within a fold interest nobody.
            }
        }
    }

    private void tellFold(Evaluation held) {
        fold++;
        if (isJson()) {
            console.say(Json.line(new Fold("fold", fold, folds, held.correct(), held.total())));
        } else {
            console.note(Texts.of("cli.doubts.fold", fold, folds, held.accuracy(), held.total()));
        }
    }

    private void tell(Predictions predictions, Dataset images) {
        LabelDoubts doubts = LabelDoubts.of(predictions);
        List<ClassConfidence> confidences = LabelDoubts.confidences(predictions);
        List<Doubtful> lines =
                doubts.doubts().stream().map(doubt -> line(doubt, images)).toList();
        if (isJson()) {
            lines.forEach(line -> console.say(Json.line(line)));
            List<ClassRow> classes = confidences.stream()
                    .map(one -> row(one, doubts, images.classes()))
                    .toList();
            console.say(Json.line(new Done("done", predictions.within(1), predictions.size(), lines.size(), classes)));
            return;
        }
        lines.forEach(line -> console.say(Texts.of(
                "cli.doubts.doubt",
                line.file() != null ? line.file() : Texts.of("cli.evaluate.image", line.index()),
                line.name(),
                line.suggestedClass(),
                line.probability(),
                line.margin())));
        console.say(Texts.of(
                "cli.doubts.found",
                lines.size(),
                predictions.size(),
                (double) predictions.within(1) / predictions.size()));
        for (ClassConfidence one : confidences) {
            if (one.isOver() || one.isUnder()) {
                console.say(Texts.of(
                        one.isOver() ? "cli.doubts.over" : "cli.doubts.under",
                        EvaluateCommand.name(one.k(), images.classes()),
                        one.confidence(),
                        one.precision()));
            }
        }
    }

    private static Doubtful line(LabelDoubts.Doubt doubt, Dataset images) {
        return new Doubtful(
                "doubt",
                doubt.image(),
                images.train().file(doubt.image()).orElse(null),
                doubt.label(),
                EvaluateCommand.name(doubt.label(), images.classes()),
                doubt.suggested(),
                EvaluateCommand.name(doubt.suggested(), images.classes()),
                doubt.probability(),
                doubt.margin());
    }

    private static ClassRow row(ClassConfidence one, LabelDoubts doubts, List<String> classes) {
        return new ClassRow(
                EvaluateCommand.name(one.k(), classes),
                Json.finite(doubts.thresholds().get(one.k())),
                Json.finite(one.confidence()),
                Json.finite(one.precision()),
                one.isOver(),
                one.isUnder());
    }
}
