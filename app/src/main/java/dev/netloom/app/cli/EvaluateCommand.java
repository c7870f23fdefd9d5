package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netloom.app.compare.VerdictWords;
import dev.netloom.app.training.SettingText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.DisputedLabels;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.ensemble.Combination;
import dev.netloom.engine.ensemble.MemberNetwork;
import dev.netloom.engine.experiment.McNemar;
import dev.netloom.engine.experiment.Mean;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.Preset;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate NETWORK [--weights FILE]`: how many images a trained network gets right, and which it does not. Several
/// weights, of one network or of as many, are an ensemble.
final class EvaluateCommand extends Command {
    private static final int SHOWN = 10;

    @Parameters(paramLabel = "NETWORK", arity = "0..*", descriptionKey = "cli.option.networks")
    private List<NetworkArgument> networks = new ArrayList<>();

    @Option(names = "--weights", paramLabel = "FILE", arity = "1..*", descriptionKey = "cli.option.weights-several")
    private List<Path> weights = new ArrayList<>();

    @Option(names = "--vote", descriptionKey = "cli.option.vote")
    private boolean vote;

    @Option(names = "--split", paramLabel = "test|train", defaultValue = "test", descriptionKey = "cli.option.split")
    private Split split;

    @Option(names = "--per-class-report", descriptionKey = "cli.option.per-class-report")
    private boolean perClass;

    @Option(names = "--tta", paramLabel = "N", descriptionKey = "cli.option.tta")
    private Integer variants;

    @Option(names = "--augment", paramLabel = "RULES", descriptionKey = "cli.option.tta-rules")
    private String rules;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.option.tta-seed")
    private long seed;

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
    ///
    /// @param tta null where nobody asks for it
    private record Line(
            int correct,
            int total,
            double accuracy,
            List<Miss> misclassified,
            List<ClassReport.Row> classes,
            Double balancedAccuracy,
            Double ece,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double accuracyWithoutDisputed,
            @JsonInclude(JsonInclude.Include.NON_NULL) Tta tta) {}

    /// Test-time augmentation beside the network alone.
    ///
    /// @param interval 95%, of `accuracy`; `alone_interval` of the network alone
    /// @param difference of the accuracies, `difference_interval` its 95% interval
    /// @param onlyAlone images that only the network alone gets right
    /// @param p of McNemar's test
    private record Tta(
            int variants,
            String augment,
            int correct,
            double accuracy,
            Interval interval,
            Interval aloneInterval,
            int onlyAlone,
            int onlyTta,
            double difference,
            Interval differenceInterval,
            double p) {}

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
        sortOut();
        if (weights.size() > 1) {
            evaluateTogether();
        } else {
            evaluateAlone();
        }
    }

    /// A network that stands behind --weights was taken for one of the files.
    private void sortOut() {
        if (networks.isEmpty() && weights.size() > 1) {
            networks.add(new NetworkArgument(weights.removeLast().toString()));
        }
        if (networks.isEmpty()) {
            throw misuse(Texts.of("cli.evaluate.no-network"));
        }
        if (networks.size() > 1 && networks.size() != weights.size()) {
            throw misuse(Texts.of("cli.evaluate.pairs", networks.size(), weights.size()));
        }
        if (vote && weights.size() < 2) {
            throw misuse(Texts.of("cli.evaluate.vote"));
        }
    }

    private void evaluateTogether() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        if (variants != null || rules != null || perClass) {
            throw misuse(Texts.of("cli.evaluate.alone"));
        }
        Dataset all = data.load(networks.getFirst().read(), console);
        List<MemberNetwork> members = new ArrayList<>();
        for (int place = 0; place < weights.size(); place++) {
            Graph graph =
                    networks.get(Math.min(place, networks.size() - 1)).read().graph();
            Path file = weights.get(place);
            members.add(new MemberNetwork(file.toString(), graph, read(file, graph), OptionalDouble.empty()));
        }
        EnsembleReport report = new EnsembleReport(new MemberLooks(console, split.of(all), all.classes())
                .combine(members, vote ? Combination.VOTE : Combination.MEAN, () -> false)
                .orElseThrow());
        (isJson() ? report.json() : report.text()).forEach(console::say);
    }

    private void evaluateAlone() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        NetworkArgument network = networks.getFirst();
        Path file = weights.isEmpty() ? shipped(network) : weights.getFirst();
        Project project = network.read();
        Graph graph = project.graph();
        Weights learned = read(file, graph);
        Dataset data = this.data.load(project, learned.input(), console);
        LabelledImages images = split.of(data);
        Augmentation augmentation = augmentation();
        List<Evaluation> evaluations =
                Evaluator.evaluate(graph, learned, images, augmentation, variants == null ? 1 : variants, seed);
        Evaluation evaluation = evaluations.getFirst();
        Tta tta = variants == null ? null : tta(evaluation, evaluations.getLast(), augmentation);
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
                    without(disputed, evaluation.predictions()),
                    tta)));
        } else {
            console.say(Results.accuracy(evaluation));
            if (!disputed.isEmpty()) {
                console.say(sayWithout(disputed, evaluation.predictions()));
            }
            if (tta != null) {
                console.say(
                        Texts.of("cli.evaluate.tta", variants, tta.augment(), Results.accuracy(evaluations.get(1))));
                Interval interval = tta.differenceInterval();
                console.say(Texts.of(
                        "cli.evaluate.difference",
                        VerdictWords.difference(new Mean(2, tta.difference(), interval.low(), interval.high()))));
                console.say(Texts.of(
                        "cli.evaluate.mcnemar", tta.onlyTta(), tta.onlyAlone(), tta.p() < 0.05 ? 1 : 0, tta.p()));
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

    private Augmentation augmentation() throws CommandFailure {
        if (variants == null) {
            if (rules != null) {
                throw misuse(Texts.of("cli.evaluate.no-tta"));
            }
            return Augmentation.NONE;
        }
        if (variants < 2) {
            throw misuse(Texts.of("cli.evaluate.few", variants));
        }
        try {
            Augmentation asked = rules == null ? Preset.ACCURATE.plan().augmentation() : Augmentation.parse(rules);
            if (asked.mixes()) {
                throw misuse(Texts.of("cli.evaluate.mixes"));
            }
            return asked;
        } catch (InvalidAugmentation e) {
            throw misuse(SettingText.problem(TrainingFields.AUGMENT, e));
        }
    }

    private Tta tta(Evaluation alone, Evaluation averaged, Augmentation augmentation) {
        McNemar test = McNemar.of(alone.predictions(), averaged.predictions());
        Mean difference = test.difference(alone.total());
        return new Tta(
                variants,
                augmentation.toString(),
                averaged.correct(),
                averaged.accuracy(),
                averaged.interval(),
                alone.interval(),
                test.onlyFirst(),
                test.onlySecond(),
                difference.mean(),
                new Interval(difference.low(), difference.high()),
                test.p());
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

    private Path shipped(NetworkArgument network) throws IOException {
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
