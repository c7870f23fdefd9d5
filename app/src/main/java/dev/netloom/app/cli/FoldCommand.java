package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.export.ExportCheck;
import dev.netloom.engine.export.TrainedNetwork;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.network.FoldedNetwork;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fold NETWORK --weights FILE --out FILE`: a trained network whose batch normalisations are in the weights of the
/// layers before them, compared with the one it was made of.
final class FoldCommand extends Command {
    @Parameters(paramLabel = "NETWORK", descriptionKey = "cli.option.network")
    private NetworkArgument network;

    @Option(names = "--weights", paramLabel = "FILE", required = true, descriptionKey = "cli.option.fold-weights")
    private Path weights;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "cli.option.fold-out")
    private Path out;

    @Mixin
    private DataArgument data;

    /// The JSON that is printed.
    ///
    /// @param folded ids of the batch normalisations that are gone; `kept` of those that no layer can compute
    /// @param parameters of the folded network
    /// @param largestDifference of a probability
    private record Line(
            String network,
            String weights,
            List<String> folded,
            List<String> kept,
            long parameters,
            int images,
            double largestDifference) {}

    FoldCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        NetworkFiles files = networkFiles(out);
        requireOther(files.project(), Path.of(network.text()));
        requireOther(files.weights(), weights);
        Project project = network.read();
        Weights learned = read(weights, project.graph());
        FoldedNetwork folded = FoldedNetwork.of(project.graph(), learned);
        if (folded.folded().isEmpty()) {
            throw new CommandFailure(Texts.of("fold.nothing", network.text()));
        }
        Project without = project.withNewGraph(folded.graph()).named(Texts.of("fold.name", project.name()));
        ExportCheck check = ExportCheck.of(
                new TrainedNetwork(project.name(), project.graph(), learned),
                new TrainedNetwork(without.name(), without.graph(), folded.weights()),
                data.testImages(project, learned.input(), console));
        files.write(without, folded.weights());
        tell(files, project, folded, check);
    }

    /// The network that is read must not be written over.
    private void requireOther(Path written, Path read) throws IOException {
        if (Files.exists(written) && Files.exists(read) && Files.isSameFile(written, read)) {
            throw misuse(Texts.of("cli.fold.same", written));
        }
    }

    private void tell(NetworkFiles files, Project before, FoldedNetwork after, ExportCheck check) {
        long parameters = Summary.of(after.graph()).parameters();
        if (isJson()) {
            console.say(Json.line(new Line(
                    files.project().toString(),
                    files.weights().toString(),
                    after.folded(),
                    after.kept(),
                    parameters,
                    check.images(),
                    check.largestDifference())));
            return;
        }
        console.say(Texts.of(
                "cli.fold.done",
                after.folded().size(),
                Summary.of(before.graph()).parameters(),
                parameters,
                check.images(),
                String.format(Locale.ROOT, "%.1g", check.largestDifference())));
        if (!after.kept().isEmpty()) {
            console.say(Texts.of("cli.fold.kept", after.kept().size(), Listing.of(after.kept())));
        }
        console.say(Texts.of("cli.import.written", files));
    }
}
