package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.Benchmark;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bench`: how fast this machine trains and infers.
@CommandLine.Command(name = "bench", description = "Throughput after a warm-up: training steps, and inference.")
final class BenchCommand extends Command {
    @Parameters(paramLabel = "NETWORK", arity = "0..1", description = "default: deep-convnet")
    String network = "deep-convnet";

    @Option(names = "--batch", description = "images per step (default: 100)")
    int batch = 100;

    @Option(names = "--seconds", description = "how long each of the two is measured (default: 10)")
    double seconds = 10;

    @Override
    int run() throws Failure, FileProblem, TrainingFailure, IOException {
        if (batch < 1 || seconds <= 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), Texts.of("cli.bench.positive"));
        }
        Graph graph = NetworkArgument.readReady(network);
        Benchmark.Result result = Benchmark.run(graph, DataArgument.load("mnist"), batch, seconds);
        if (json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("precision", "float32");
            object.put("train_images_per_s", Math.round(result.trainImagesPerSecond()));
            object.put("infer_images_per_s", Math.round(result.inferImagesPerSecond()));
            object.put("batch", result.batch());
            object.put("threads", result.threads());
            console.json(object);
        } else {
            console.line(Texts.of(
                    "cli.bench.result",
                    result.trainImagesPerSecond(),
                    result.inferImagesPerSecond(),
                    result.batch(),
                    result.threads()));
        }
        return DONE;
    }
}
