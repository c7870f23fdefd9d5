package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.WeightsFile;
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

    @Mixin
    private DataArgument data;

    enum Split {
        TEST,
        TRAIN;

        LabelledImages of(Dataset data) {
            return this == TEST ? data.test() : data.train();
        }
    }

    /// The JSON that is printed; images by their place in the file, from 0.
    private record Line(int correct, int total, double accuracy, List<Misclassified> misclassified) {}

    EvaluateCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        Path file = weights != null ? weights : shipped();
        Graph graph = network.read().graph();
        Weights learned = WeightsFile.read(file);
        Evaluation evaluation = Evaluator.evaluate(graph, learned, split.of(data.load()));
        if (isJson()) {
            console.say(Json.line(new Line(
                    evaluation.correct(), evaluation.total(), evaluation.accuracy(), evaluation.misclassified())));
        } else {
            print(evaluation);
        }
    }

    private Path shipped() throws IOException {
        return network.weights().orElseThrow(() -> misuse(Texts.of("cli.evaluate.no-weights", network.text())));
    }

    private void print(Evaluation evaluation) {
        console.say(Results.accuracy(evaluation));
        evaluation.misclassified().stream()
                .sorted(Comparator.comparing(Misclassified::confidence).reversed())
                .limit(SHOWN)
                .forEach(miss -> console.say(Texts.of(
                        "cli.evaluate.miss", miss.index(), miss.label(), miss.predicted(), miss.confidence())));
        int more = evaluation.misclassified().size() - SHOWN;
        if (more > 0) {
            console.say(Texts.of("cli.evaluate.more", more));
        }
    }
}
