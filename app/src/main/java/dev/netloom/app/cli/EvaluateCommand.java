package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DisputedLabels;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate NETWORK [--weights FILE]`: how many images a trained network gets right, and which it does not.
final class EvaluateCommand extends Command {
    private static final int SHOWN = 10;

    @Parameters(paramLabel = "NETWORK", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Option(names = "--weights", paramLabel = "FILE", descriptionKey = "cli.option.weights-evaluated")
    private Path weights;

    @Option(names = "--split", paramLabel = "test|train", defaultValue = "test", descriptionKey = "cli.option.split")
    private Split split;

    @Option(names = "--per-class-report", descriptionKey = "cli.option.per-class-report")
    private boolean perClass;

    @Mixin
    private DataArgument data;

    enum Split {
        TEST,
        TRAIN;

        LabelledImages of(Dataset data) {
            return this == TEST ? data.test() : data.train();
        }
    }

    /// The JSON that is printed.
    private record Line(
            int correct,
            int total,
            double accuracy,
            List<Miss> misclassified,
            List<ClassReport.Row> classes,
            Double balancedAccuracy,
            Double ece,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double accuracyWithoutDisputed) {}

    /// An image that was taken for another class.
    ///
    /// @param index its place among the images, from 0
    /// @param file where it has one of its own
    /// @param label number of its class, from 0; `trueClass` its name
    /// @param predicted number of the class that it was taken for; `predictedClass` its name
    private record Miss(
            int index,
            @JsonInclude(JsonInclude.Include.NON_NULL) String file,
            int label,
            @JsonProperty("class") String trueClass,
            int predicted,
            String predictedClass,
            List<Float> probabilities) {}

    EvaluateCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        Path file = weights != null ? weights : shipped();
        Graph graph = network.read().graph();
        Weights learned = read(file, graph);
        Dataset data = this.data.load(graph.inputShape().orElseThrow(), console);
        LabelledImages images = InputDescription.parse(learned.input())
                .map(input -> split.of(data).normalized(input.normalization()))
                .orElseGet(() -> split.of(data));
        Evaluation evaluation = Evaluator.evaluate(graph, learned, images);
        List<Miss> misses = evaluation.misclassified().stream()
                .map(miss -> miss(miss, images, data.classes()))
                .toList();
        ClassReport report = new ClassReport(evaluation.predictions(), k -> name(k, data.classes()));
        DisputedLabels disputed = split == Split.TEST ? DisputedLabels.of(data) : DisputedLabels.NONE;
        if (isJson()) {
            console.say(Json.line(new Line(
                    evaluation.correct(),
                    evaluation.total(),
                    evaluation.accuracy(),
                    misses,
                    report.rows(),
                    report.balancedAccuracy(),
                    report.calibrationError(),
                    without(disputed, evaluation.predictions()))));
        } else {
            console.say(Results.accuracy(evaluation));
            if (!disputed.isEmpty()) {
                console.say(sayWithout(disputed, evaluation.predictions()));
            }
            if (perClass) {
                report.lines().forEach(console::say);
            }
            print(misses);
        }
    }

    private static Double without(DisputedLabels disputed, Predictions test) {
        return disputed.isEmpty() ? null : (double) disputed.rightWithout(test) / disputed.countWithout(test);
    }

    private static String sayWithout(DisputedLabels disputed, Predictions test) {
        int right = disputed.rightWithout(test);
        int total = disputed.countWithout(test);
        Interval interval = Interval.wilson(right, total, 0.95);
        return Texts.of(
                "cli.evaluate.without",
                disputed.images().size(),
                right,
                total,
                (double) right / total,
                interval.low(),
                interval.high());
    }

    private static Miss miss(Misclassified miss, LabelledImages images, List<String> classes) {
        return new Miss(
                miss.index(),
                images.file(miss.index()).orElse(null),
                miss.label(),
                name(miss.label(), classes),
                miss.predicted(),
                name(miss.predicted(), classes),
                miss.probabilities());
    }

    /// A network may end in more classes than the data has.
    static String name(int label, List<String> classes) {
        return label < classes.size() ? classes.get(label) : Integer.toString(label);
    }

    private Path shipped() throws IOException {
        return network.weights().orElseThrow(() -> misuse(Texts.of("cli.evaluate.no-weights", network.text())));
    }

    private void print(List<Miss> misses) {
        misses.stream()
                .sorted(Comparator.comparing(EvaluateCommand::confidence).reversed())
                .limit(SHOWN)
                .forEach(miss -> console.say(Texts.of(
                        "cli.evaluate.miss",
                        miss.file() != null ? miss.file() : Texts.of("cli.evaluate.image", miss.index()),
                        miss.trueClass(),
                        miss.predictedClass(),
                        confidence(miss))));
        int more = misses.size() - SHOWN;
        if (more > 0) {
            console.say(Texts.of("cli.evaluate.more", more));
        }
    }

    private static float confidence(Miss miss) {
        return miss.probabilities().get(miss.predicted());
    }
}
