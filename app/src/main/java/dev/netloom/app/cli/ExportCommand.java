package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.app.workbench.ExportFormat;
import dev.netloom.app.workbench.ExportJob;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.export.ExportCheck;
import dev.netloom.engine.export.PyTorchExport;
import dev.netloom.engine.export.TrainedNetwork;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `export NETWORK [--weights FILE] --to FORMAT FILE`: a network for other programs, or a run for other people. What
/// computes is read again and compared with the network on a hundred images.
final class ExportCommand extends Command {
    private static final String PYTHON = ".py";

    @Parameters(paramLabel = "NETWORK... FILE", arity = "0..*", descriptionKey = "cli.option.export-networks")
    private List<String> words = new ArrayList<>();

    @Option(names = "--weights", paramLabel = "FILE", descriptionKey = "cli.option.export-weights")
    private List<Path> weights = new ArrayList<>();

    @Option(names = "--to", paramLabel = "FORMAT", required = true, descriptionKey = "cli.option.export-to")
    private String to = "";

    private ExportFormat format;

    @Option(names = "--preprocessing", descriptionKey = "cli.option.export-preprocessing")
    private boolean preprocessing;

    @Mixin
    private DataArgument data;

    /// The JSON that is printed.
    ///
    /// @param largestDifference of a probability; null, and no images, for what computes nothing
    private record Line(String format, String file, int images, Double largestDifference) {}

    ExportCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        if (words.size() < 2) {
            throw misuse(Texts.of("cli.export.no-file"));
        }
        Path file = Path.of(words.getLast());
        Optional<RunFormat> ofRun = RunFormat.named(to);
        if (ofRun.isPresent()) {
            export(ofRun.get(), file);
            return;
        }
        format = Arrays.stream(ExportFormat.values())
                .filter(one -> one.name().equalsIgnoreCase(to))
                .findFirst()
                .orElseThrow(() -> misuse(Texts.of("cli.export.format", to)));
        List<NetworkArgument> networks = words.subList(0, words.size() - 1).stream()
                .map(NetworkArgument::new)
                .toList();
        requireSense(networks, file);
        if (format.isDrawn()) {
            ScreenshotCommand.drawWithoutDisplay();
        }
        ExportJob job = job(networks);
        Optional<ExportCheck> check = format.write(job, file);
        tell(file, check);
        String module = PyTorchExport.moduleName(PyTorchExport.stem(file)) + PYTHON;
        if (format == ExportFormat.PYTORCH && !file.endsWith(module)) {
            console.note(Texts.of("cli.export.module", file, module));
        }
    }

    /// A run stands in place of the network.
    private void export(RunFormat ofRun, Path file) throws CommandFailure, FileProblem, IOException {
        if (words.size() > 2 || !weights.isEmpty() || preprocessing) {
            throw misuse(Texts.of("cli.export.run"));
        }
        if (!file.toString().endsWith(ofRun.ending())) {
            throw misuse(Texts.of("cli.export.ending", file, ofRun.ending()));
        }
        try (HistorySource history = history()) {
            ofRun.write(history.get(), words.getFirst(), file);
        }
        tell(file, Optional.empty());
    }

    private void tell(Path file, Optional<ExportCheck> check) {
        if (isJson()) {
            console.say(Json.line(new Line(
                    to.toLowerCase(Locale.ROOT),
                    file.toString(),
                    check.map(ExportCheck::images).orElse(0),
                    check.map(ExportCheck::largestDifference).orElse(null))));
        } else {
            console.say(check.map(found -> checked(file, found)).orElseGet(() -> Texts.of("cli.export.done", file)));
        }
    }

    private static String checked(Path file, ExportCheck check) {
        String difference = String.format(Locale.ROOT, "%.1g", check.largestDifference());
        return Texts.of("cli.export.checked", file, check.images(), difference);
    }

    private void requireSense(List<NetworkArgument> networks, Path file) {
        int members = Math.max(networks.size(), weights.size());
        if (networks.size() > 1 && !weights.isEmpty() && weights.size() != networks.size()) {
            throw misuse(Texts.of("cli.export.pairs", networks.size(), weights.size()));
        }
        if (members > 1 && !format.takesEnsembles()) {
            throw misuse(Texts.of("cli.export.several"));
        }
        if (preprocessing && format != ExportFormat.ONNX) {
            throw misuse(Texts.of("cli.export.preprocessing"));
        }
        if (format == ExportFormat.PYTORCH && !file.toString().endsWith(PYTHON)) {
            throw misuse(Texts.of("cli.export.python", file));
        }
    }

    private ExportJob job(List<NetworkArgument> networks) throws CommandFailure, FileProblem, IOException {
        Project project = networks.getFirst().read();
        TrainingConfig config = TrainingFields.read(
                        TrainingConfigArguments.USUAL, project.training(), (field, problem) -> {})
                .config();
        if (format.isDrawn()) {
            return new ExportJob(project, List.of(), config, Optional.empty(), false);
        }
        List<TrainedNetwork> members = new ArrayList<>();
        for (int place = 0; place < Math.max(networks.size(), weights.size()); place++) {
            members.add(member(networks.get(Math.min(place, networks.size() - 1)), place, config.seed()));
        }
        Optional<LabelledImages> images =
                data.testImages(project, members.getFirst().weights().input(), console);
        return new ExportJob(project, members, config, images, preprocessing);
    }

    private TrainedNetwork member(NetworkArgument network, int place, long seed)
            throws CommandFailure, FileProblem, IOException {
        Project project = network.read();
        Optional<Path> file = weights.isEmpty() ? network.weights() : Optional.of(weights.get(place));
        if (file.isEmpty()) {
            console.note(Texts.of("cli.export.untrained", network.text()));
            return TrainedNetwork.untrained(project.name(), project.graph(), seed);
        }
        return new TrainedNetwork(project.name(), project.graph(), read(file.get(), project.graph()));
    }
}
