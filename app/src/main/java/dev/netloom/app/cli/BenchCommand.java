package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.RuleKind;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.Benchmark;
import dev.netloom.engine.train.Preset;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
            defaultValue = "" + TrainingConfig.DEFAULT_BATCH,
            descriptionKey = "cli.option.batch")
    private int batch;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "5", descriptionKey = "cli.option.seconds")
    private double seconds;

    @Option(names = "--profile", descriptionKey = "cli.option.profile")
    private boolean profile;

    @Option(names = "--augment", descriptionKey = "cli.option.bench-augment")
    private boolean augmented;

    @Option(names = "--frozen", descriptionKey = "cli.option.bench-frozen")
    private boolean frozen;

    @Mixin
    private PrecisionArgument precision;

    @Mixin
    private DataArgument data;

    /// The JSON that is printed.
    private record Line(
            String precision,
            Double trainImagesPerS,
            Double inferImagesPerS,
            int batch,
            int threads,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LayerLine> layers,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double bareConvolutionsMs) {}

    /// Milliseconds of one training step, and the speed that they come to; what convolutions take alone.
    private record LayerLine(
            String id,
            Double forwardMs,
            Double forwardGflops,
            Double backwardMs,
            Double backwardGflops,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double forwardAloneMs,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double backwardAloneMs) {}

    /// A training step with augmentation.
    ///
    /// @param ratio to the step without
    /// @param drawnPerS images that one thread draws and changes
    private record RuleLine(
            String precision, String augment, Double stepMs, Double ratio, Double drawnPerS, int batch) {}

    /// A training step with its first layers frozen.
    ///
    /// @param ratio to the step with none frozen
    private record FrozenLine(String precision, int frozenLayers, Double stepMs, Double ratio, int batch) {}

    BenchCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        requirePositive("--batch", batch);
        requirePositive("--seconds", seconds);
        Graph graph = network.read().graph();
        Dataset images = data.load(console);
        for (Precision precision : precision.chosen()) {
            if (frozen) {
                compareFrozen(graph, images, precision);
                continue;
            }
            if (augmented) {
                compareRules(graph, images, precision);
                continue;
            }
            Benchmark.Result result = Benchmark.run(graph, images, batch, seconds, precision, profile);
            console.say(isJson() ? Json.line(line(precision, result)) : text(precision, result));
            if (profile && !isJson()) {
                table(result).lines().forEach(console::say);
            }
        }
    }

    private void compareFrozen(Graph graph, Dataset images, Precision precision) throws TrainingFailure {
        Table table = new Table(
                Texts.of("cli.bench.frozen-layers"), Texts.of("cli.bench.step-ms"), Texts.of("cli.bench.to-none"));
        for (Benchmark.FrozenStep step : Benchmark.frozen(graph, images, batch, precision)) {
            table.row(
                    Texts.of("cli.count", step.layers()),
                    milliseconds(step.seconds()),
                    Texts.of("cli.bench.ratio.value", step.ratio()));
            if (isJson()) {
                console.say(Json.line(new FrozenLine(
                        precision.label(),
                        step.layers(),
                        Json.rounded(step.seconds() * 1e3),
                        Json.rounded(step.ratio()),
                        batch)));
            }
        }
        if (!isJson()) {
            table.lines().forEach(console::say);
        }
    }

    /// None, each rule with its usual amount, and those of the preset `accurate`.
    private void compareRules(Graph graph, Dataset images, Precision precision) throws TrainingFailure {
        List<Augmentation> all = new ArrayList<>(List.of(Augmentation.NONE));
        for (RuleKind kind : RuleKind.values()) {
            all.add(Augmentation.of(kind.of(kind.usual())));
        }
        all.add(Preset.ACCURATE.plan().augmentation());
        Table table = new Table(
                Texts.of("setting.augment.title"),
                Texts.of("cli.bench.step-ms"),
                Texts.of("cli.bench.to-none"),
                Texts.of("cli.bench.drawn"));
        for (Benchmark.AugmentedStep step : Benchmark.augmented(graph, images, batch, precision, all)) {
            String rules = step.augmentation().toString();
            table.row(
                    rules,
                    milliseconds(step.seconds()),
                    Texts.of("cli.bench.ratio.value", step.ratio()),
                    Texts.of("cli.count", step.drawnPerSecond()));
            if (isJson()) {
                console.say(Json.line(new RuleLine(
                        precision.label(),
                        rules,
                        Json.rounded(step.seconds() * 1e3),
                        Json.rounded(step.ratio()),
                        Json.rounded(step.drawnPerSecond()),
                        batch)));
            }
        }
        if (!isJson()) {
            table.lines().forEach(console::say);
        }
    }

    private Line line(Precision precision, Benchmark.Result result) {
        return new Line(
                precision.label(),
                Json.rounded(result.trainImagesPerSecond()),
                Json.rounded(result.inferImagesPerSecond()),
                result.batch(),
                result.threads(),
                result.layers().stream().map(layer -> line(result, layer)).toList(),
                profile ? Json.rounded(result.convolutionsAlone() * 1e3) : null);
    }

    private static LayerLine line(Benchmark.Result result, Benchmark.LayerTime layer) {
        return new LayerLine(
                layer.id(),
                Json.rounded(layer.forwardSeconds() * 1e3),
                Json.rounded(gflops(layer.multiplyAdds(), layer.forwardSeconds())),
                Json.rounded(layer.backwardSeconds() * 1e3),
                Json.rounded(gflops(backward(result, layer), layer.backwardSeconds())),
                layer.forwardAlone() == 0 ? null : Json.rounded(layer.forwardAlone() * 1e3),
                layer.backwardAlone() == 0 ? null : Json.rounded(layer.backwardAlone() * 1e3));
    }

    /// The gradient of the weights takes as many multiply-adds as forward, and so does that of the input, which the
    /// first of the layers with weights does not compute.
    private static long backward(Benchmark.Result result, Benchmark.LayerTime layer) {
        boolean first = result.layers().stream()
                .filter(other -> other.multiplyAdds() > 0)
                .findFirst()
                .filter(layer::equals)
                .isPresent();
        return first ? layer.multiplyAdds() : 2 * layer.multiplyAdds();
    }

    private static double gflops(long multiplyAdds, double seconds) {
        return seconds == 0 ? 0 : 2 * multiplyAdds / seconds / 1e9;
    }

    private static Table table(Benchmark.Result result) {
        Table table = new Table(
                Texts.of("cli.summary.block"),
                Texts.of("cli.bench.forward"),
                Texts.of("cli.bench.alone"),
                Texts.of("cli.bench.gflops"),
                Texts.of("cli.bench.backward"),
                Texts.of("cli.bench.alone"),
                Texts.of("cli.bench.gflops"));
        double forward = 0;
        double backward = 0;
        for (Benchmark.LayerTime layer : result.layers()) {
            forward += layer.forwardSeconds();
            backward += layer.backwardSeconds();
            table.row(
                    layer.id(),
                    milliseconds(layer.forwardSeconds()),
                    milliseconds(layer.forwardAlone()),
                    speed(layer.multiplyAdds(), layer.forwardSeconds()),
                    milliseconds(layer.backwardSeconds()),
                    milliseconds(layer.backwardAlone()),
                    speed(backward(result, layer), layer.backwardSeconds()));
        }
        Benchmark.Upkeep upkeep = result.upkeep();
        double step = result.batch() / result.trainImagesPerSecond();
        double share = step / (forward + backward + upkeep.seconds());
        total(table, "layers", milliseconds(forward), milliseconds(backward));
        total(table, "preparing", milliseconds(upkeep.preparing()), "");
        total(table, "summing", "", milliseconds(upkeep.summing()));
        total(table, "updating", "", milliseconds(upkeep.updating()));
        total(table, "step", milliseconds(step), "");
        total(table, "ratio", Texts.of("cli.bench.times", share), "");
        if (result.convolutionsAlone() > 0) {
            total(table, "bare", milliseconds(result.convolutionsAlone()), "");
            total(table, "bare-share", Texts.of("cli.bench.times", result.convolutionsAlone() / step), "");
        }
        return table;
    }

    private static void total(Table table, String what, String forward, String backward) {
        table.row(Texts.of("cli.bench." + what), forward, "", "", backward, "", "");
    }

    private static String milliseconds(double seconds) {
        return seconds == 0 ? "" : Texts.of("cli.bench.milliseconds", seconds * 1e3);
    }

    private static String speed(long multiplyAdds, double seconds) {
        return multiplyAdds == 0 || seconds == 0 ? "" : Texts.of("cli.count", gflops(multiplyAdds, seconds));
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
