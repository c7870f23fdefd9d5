package dev.netloom.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.RuleKind;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.memory.AvailableMemory;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.Benchmark;
import dev.netloom.engine.train.Preset;
import dev.netloom.engine.train.SettingsBenchmark;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Option(names = "--only", paramLabel = "training|inference", descriptionKey = "cli.option.bench-only")
    private Benchmark.Measured only = Benchmark.Measured.BOTH;

    @Option(names = "--against", paramLabel = "FILE", descriptionKey = "cli.option.bench-against")
    private Path against;

    @Option(names = "--augment", descriptionKey = "cli.option.bench-augment")
    private boolean augmented;

    @Option(names = "--frozen", descriptionKey = "cli.option.bench-frozen")
    private boolean frozen;

    @Mixin
    private PrecisionArgument precision;

    @Mixin
    private DataArgument data;

    /// How often what seems slower is measured again.
    private static final int SECOND_LOOKS = 2;

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
        Project project = network.read();
        Graph graph = project.graph();
        boolean sound = GraphCheck.of(graph).ok();
        Dataset images = data.isNamed() || !sound ? data.load(console) : Benchmark.noise(graph, batch);
        Map<Precision, BenchLine> earlier = new EnumMap<>(Precision.class);
        if (against != null) { // before anything is measured
            for (Precision precision : precision.chosen()) {
                earlier.put(precision, earlier(project, precision));
            }
        }
        for (Precision precision : precision.chosen()) {
            if (frozen) {
                compareFrozen(graph, images, precision);
                continue;
            }
            if (augmented) {
                compareRules(graph, images, precision);
                continue;
            }
            if (against != null) {
                holdAgainst(earlier.get(precision), project, images, precision);
                continue;
            }
            Benchmark.Detail detail = profile ? Benchmark.Detail.CONVOLUTIONS : Benchmark.Detail.WHOLE;
            Benchmark.Result result = Benchmark.run(graph, images, batch, seconds, precision, only, detail);
            console.say(isJson() ? Json.line(line(project, precision, result)) : text(precision, result));
            if (profile && !isJson()) {
                table(result).lines().forEach(console::say);
            }
        }
    }

    /// The profile in the file that goes with what is measured now.
    private BenchLine earlier(Project project, Precision precision) throws CommandFailure, IOException {
        for (String text : Files.readAllLines(against)) {
            try {
                BenchLine line = Json.read(text, BenchLine.class);
                if (line.isProfile()
                        && line.network().equals(project.name())
                        && line.precision().equals(precision.label())
                        && line.batch() == batch) {
                    return line;
                }
            } catch (JsonProcessingException e) {
                throw new CommandFailure(Texts.of("cli.bench.no-profile", against, project.name(), batch));
            }
        }
        throw new CommandFailure(Texts.of("cli.bench.no-profile", against, project.name(), batch));
    }

    /// Fails where a layer has become slower, however often one looks.
    private void holdAgainst(BenchLine earlier, Project project, Dataset images, Precision precision)
            throws CommandFailure, TrainingFailure {
        Map<String, Double> slower = Map.of();
        for (int look = 0; look == 0 || look <= SECOND_LOOKS && !slower.isEmpty(); look++) {
            BenchLine now = line(
                    project,
                    precision,
                    Benchmark.run(
                            project.graph(),
                            images,
                            batch,
                            seconds,
                            precision,
                            Benchmark.Measured.TRAINING,
                            Benchmark.Detail.LAYERS));
            if (!now.isComparableTo(earlier)) {
                throw new CommandFailure(Texts.of("cli.bench.no-profile", against, project.name(), batch));
            }
            Map<String, Double> found = now.slowerThan(earlier);
            if (look > 0) {
                found.keySet().retainAll(slower.keySet());
            }
            slower = found;
        }
        if (!slower.isEmpty()) {
            throw new CommandFailure(Texts.of(
                    "cli.bench.slower",
                    against,
                    slower.entrySet().stream()
                            .map(entry -> Texts.of("cli.bench.slower-layer", entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(", "))));
        }
        console.say(Texts.of("cli.bench.not-slower", against, BenchLine.MOST));
    }

    private void compareFrozen(Graph graph, Dataset images, Precision precision) throws TrainingFailure {
        Table table = new Table(
                Texts.of("cli.bench.frozen-layers"), Texts.of("cli.bench.step-ms"), Texts.of("cli.bench.to-none"));
        for (SettingsBenchmark.FrozenStep step : SettingsBenchmark.frozen(graph, images, batch, precision)) {
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
        for (SettingsBenchmark.AugmentedStep step : SettingsBenchmark.augmented(graph, images, batch, precision, all)) {
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

    private BenchLine line(Project project, Precision precision, Benchmark.Result result) {
        OptionalLong peak = AvailableMemory.peak();
        return new BenchLine(
                project.name(),
                precision.label(),
                rate(result.trainImagesPerSecond()),
                rate(result.inferImagesPerSecond()),
                result.batch(),
                result.threads(),
                result.layers().stream().map(layer -> line(result, layer)).toList(),
                profile ? Json.milliseconds(result.convolutionsAlone()) : null,
                result.reference() == 0 ? null : Json.milliseconds(result.reference()),
                peak.isPresent() ? peak.getAsLong() : null);
    }

    /// Large networks see less than one image a second.
    private static Double rate(double imagesPerSecond) {
        return imagesPerSecond == 0 ? null : Json.finite(Math.round(imagesPerSecond * 100) / 100.0);
    }

    private static BenchLine.Layer line(Benchmark.Result result, Benchmark.LayerTime layer) {
        return new BenchLine.Layer(
                layer.id(),
                Json.milliseconds(layer.forwardSeconds()),
                Json.rounded(gflops(layer.multiplyAdds(), layer.forwardSeconds())),
                Json.milliseconds(layer.backwardSeconds()),
                Json.rounded(gflops(backward(result, layer), layer.backwardSeconds())),
                layer.forwardAlone() == 0 ? null : Json.milliseconds(layer.forwardAlone()),
                layer.backwardAlone() == 0 ? null : Json.milliseconds(layer.backwardAlone()));
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
        String speeds = Stream.of(
                        rate("cli.bench.learns", result.trainImagesPerSecond()),
                        rate("cli.bench.recognises", result.inferImagesPerSecond()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        OptionalLong bytes = AvailableMemory.peak();
        String peak = bytes.isPresent() ? Texts.of("cli.bench.peak", MemoryShortage.gigabytes(bytes.getAsLong())) : "";
        return Texts.of("cli.bench.result", precision.label(), speeds, result.batch(), result.threads(), peak);
    }

    private static Optional<String> rate(String key, double imagesPerSecond) {
        String digits = imagesPerSecond < 100 ? "cli.bench.few" : "cli.count";
        return imagesPerSecond == 0 ? Optional.empty() : Optional.of(Texts.of(key, Texts.of(digits, imagesPerSecond)));
    }
}
