package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.Benchmark;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingPlan;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bench [NETWORK]`: how many images a second this machine learns, and recognises.
final class BenchCommand extends Command {
    @Parameters(
            paramLabel = "NETWORK",
            arity = "0..1",
            defaultValue = "deep-convnet",
            descriptionKey = "cli.option.bench-network")
    private NetworkArgument network;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "" + TrainingPlan.DEFAULT_BATCH,
            descriptionKey = "cli.option.batch")
    private int batch;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "5", descriptionKey = "cli.option.seconds")
    private double seconds;

    @Mixin
    private PrecisionArgument precision;

    @Mixin
    private DataArgument data;

    /// The JSON that is printed.
    private record Line(String precision, Double trainImagesPerS, Double inferImagesPerS, int batch, int threads) {}

    BenchCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        requirePositive("--batch", batch);
        requirePositive("--seconds", seconds);
        for (Precision precision : precision.chosen()) {
            Benchmark.Result result = Benchmark.run(network.read().graph(), data.load(), batch, seconds, precision);
            console.say(isJson() ? Json.line(line(precision, result)) : text(precision, result));
        }
    }

    private static Line line(Precision precision, Benchmark.Result result) {
        return new Line(
                precision.label(),
                Json.rounded(result.trainImagesPerSecond()),
                Json.rounded(result.inferImagesPerSecond()),
                result.batch(),
                result.threads());
    }

    private static String text(Precision precision, Benchmark.Result result) {
        return Texts.of(
                "cli.bench.result",
                precision.label(),
                result.trainImagesPerSecond(),
                result.inferImagesPerSecond(),
                result.batch(),
                result.threads());
    }
}
