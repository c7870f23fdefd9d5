package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate`: how well stored weights do.
@CommandLine.Command(name = "evaluate", description = "How well stored weights do, and which images they miss.")
final class EvaluateCommand extends Command {
    enum Split {
        test,
        train
    }

    @Parameters(paramLabel = "NETWORK", description = "a project file, or a template's name")
    String network;

    @Option(names = "--weights", required = true, paramLabel = "FILE", description = "weights that train wrote (.npz)")
    Path weights;

    @Option(names = "--data", description = DataArgument.DESCRIPTION)
    String data = "mnist";

    @Option(names = "--split", description = "test or train (default: test)")
    Split split = Split.test;

    @Override
    int run() throws Failure, FileProblem, TrainingFailure, IOException {
        Graph graph = NetworkArgument.readReady(network);
        Dataset dataset = DataArgument.load(data);
        LabelledImages images = split == Split.test ? dataset.test() : dataset.train();
        Evaluation evaluation = Evaluator.evaluate(graph, WeightsFile.read(weights), images);
        if (json()) {
            console.json(object(evaluation));
        } else {
            Interval interval = evaluation.interval();
            console.line(Texts.of(
                    "cli.evaluate.result",
                    evaluation.correct(),
                    evaluation.total(),
                    evaluation.accuracy(),
                    interval.low(),
                    interval.high()));
        }
        return DONE;
    }

    private static Map<String, Object> object(Evaluation evaluation) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("correct", evaluation.correct());
        object.put("total", evaluation.total());
        object.put("accuracy", evaluation.accuracy());
        object.put(
                "misclassified",
                evaluation.misclassified().stream().map(EvaluateCommand::object).toList());
        return object;
    }

    private static Map<String, Object> object(Misclassified image) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("index", image.index());
        object.put("label", image.label());
        object.put("predicted", image.predicted());
        object.put("probabilities", image.probabilities());
        return object;
    }
}
