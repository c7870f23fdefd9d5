package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.weights.MappingWords;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunBundle;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.store.interop.MappedWeight;
import dev.netloom.engine.store.interop.NamedTensor;
import dev.netloom.engine.store.interop.Safetensors;
import dev.netloom.engine.store.interop.TensorFile;
import dev.netloom.engine.store.interop.WeightMapping;
import dev.netloom.engine.store.interop.WeightTarget;
import dev.netloom.engine.store.interop.onnx.ImportedNetwork;
import dev.netloom.engine.store.interop.onnx.OnnxImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import FILE [--network NETWORK] [--out FILE]`: which array of a file of weights becomes which parameter of a
/// network. Without one, the first known network that they fit is meant.
final class ImportCommand extends Command {
    private static final String ONNX = ".onnx";
    private static final String SAFETENSORS = ".safetensors";

    /// What to do with weights that a known network would take but for its head.
    private Optional<String> nearly = Optional.empty();

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.imported")
    private Path file;

    @Option(names = "--network", paramLabel = "NETWORK", descriptionKey = "cli.option.import-network")
    private NetworkArgument network;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "cli.option.import-out")
    private Path out;

    /// The number of the run that a bundle brought; null for what is none.
    private Long entered;

    /// The JSON that is printed.
    ///
    /// @param network null where the weights are of none that is known
    /// @param weights the file that was written; null where none was asked for
    /// @param matched parameters that get an array
    /// @param run its number in the history; left out where the file is no run
    private record Line(
            String network,
            String weights,
            int matched,
            List<String> missing,
            List<String> unused,
            List<Converted> converted,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long run) {}

    /// A parameter that gets other values than those in the file, in another order, or from an array of another name.
    ///
    /// @param type of the array's elements: `float32`
    private record Converted(String name, String array, String conversion, double scale, String type) {}

    ImportCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem, IOException {
        if (Files.isDirectory(file)) {
            TensorFile.open(file); // which says what a folder is not
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(ONNX)) {
            importNetwork(OnnxImport::read);
            return;
        }
        if (RunBundle.isBundle(file)) {
            importNetwork(this::enter);
            return;
        }
        TensorFile found = TensorFile.open(file);
        if (found.tensors().isEmpty()) {
            throw new CommandFailure(Texts.of("cli.import.empty", file));
        }
        Optional<WeightMapping> mapping = network == null
                ? guess(found)
                : Optional.of(WeightMapping.of(found, network.read().graph()));
        if (mapping.isEmpty() && out != null) {
            throw misuse(Texts.of("cli.import.no-network"));
        }
        if (mapping.isPresent() && out != null) {
            write(mapping.get());
        }
        if (isJson()) {
            console.say(Json.line(mapping.map(this::json).orElseGet(() -> json(found))));
        } else {
            console.say(MappingWords.title(found));
            mapping.ifPresentOrElse(this::print, () -> print(found));
        }
    }

    /// Reads a file that brings its own network.
    private interface Reader {
        ImportedNetwork read(Path file) throws FileProblem;
    }

    /// A run that another machine wrote goes into the history.
    private ImportedNetwork enter(Path bundle) throws FileProblem {
        RunBundle read = RunBundle.read(bundle);
        try (HistorySource history = history()) {
            boolean known = read.isIn(history.get());
            entered = read.enter(history.get());
            console.note(Texts.of(known ? "cli.import.known-run" : "cli.import.run", entered));
        }
        return new ImportedNetwork(read.project(), read.weights().orElse(new Weights(Map.of())));
    }

    /// A network with its weights: a project file, and beside it an `.npz`.
    private void importNetwork(Reader reader) throws FileProblem, IOException {
        if (network != null) {
            throw misuse(Texts.of("cli.import.onnx-network", file));
        }
        Optional<NetworkFiles> files = Optional.ofNullable(out).map(this::networkFiles);
        ImportedNetwork read = reader.read(file);
        List<String> arrays = List.copyOf(read.weights().arrays().keySet());
        if (files.isPresent()) {
            files.get().write(read.project(), read.weights());
        }
        if (isJson()) {
            console.say(Json.line(new Line(
                    Objects.toString(out, null),
                    files.map(written -> written.weights().toString()).orElse(null),
                    arrays.size(),
                    List.of(),
                    List.of(),
                    List.of(),
                    entered)));
            return;
        }
        int blocks = read.project().graph().nodes().size();
        console.say(Texts.of("cli.import.onnx", read.project().name(), blocks, arrays.size()));
        files.ifPresent(written -> console.say(Texts.of("cli.import.written", written)));
    }

    /// The first network, by name, that every array is for; else the first that gets all that it needs.
    private Optional<WeightMapping> guess(TensorFile found) throws CommandFailure, FileProblem, IOException {
        Optional<WeightMapping> complete = Optional.empty();
        for (String name : NetworkArgument.names()) {
            NetworkArgument known = new NetworkArgument(name);
            WeightMapping mapping = WeightMapping.of(found, known.read().graph());
            if (mapping.missing().isEmpty() && (mapping.isExact() || complete.isEmpty())) {
                network = known;
                complete = Optional.of(mapping);
                if (mapping.isExact()) {
                    return complete;
                }
            } else if (mapping.named().lacksHeadAtMost()) {
                nearly = Optional.of(Texts.of(
                        "cli.import.nearly",
                        name,
                        Listing.of(mapping.missing().stream()
                                .map(WeightTarget::name)
                                .toList())));
            }
        }
        return complete;
    }

    private void write(WeightMapping mapping) throws CommandFailure, FileProblem, IOException {
        if (!mapping.missing().isEmpty()) {
            List<String> names =
                    mapping.missing().stream().map(WeightTarget::name).toList();
            throw new CommandFailure(Texts.of("cli.import.missing", file, names.size(), Listing.of(names)));
        }
        if (out.toString().toLowerCase(Locale.ROOT).endsWith(SAFETENSORS)) {
            Safetensors.write(out, mapping.weights(), Map.of("format", "pt"));
        } else {
            WeightsFile.write(out, mapping.weights());
        }
    }

    private Line json(WeightMapping mapping) {
        return new Line(
                network.text(),
                out == null ? null : out.toString(),
                mapping.matched().size(),
                mapping.missing().stream().map(WeightTarget::name).toList(),
                mapping.unused(),
                mapping.matched().stream()
                        .filter(weight -> weight.isConverted() || !weight.named())
                        .map(ImportCommand::json)
                        .toList(),
                null);
    }

    private static Converted json(MappedWeight weight) {
        NamedTensor array = weight.source().orElseThrow();
        return new Converted(
                weight.target().name(),
                array.name(),
                weight.conversion().name().toLowerCase(Locale.ROOT),
                weight.scale(),
                array.type());
    }

    private static Line json(TensorFile found) {
        return new Line(
                null,
                null,
                0,
                List.of(),
                found.tensors().stream().map(NamedTensor::name).toList(),
                List.of(),
                null);
    }

    private void print(WeightMapping mapping) {
        Table table = new Table(
                Texts.of("mapping.parameter"),
                Texts.of("mapping.shape"),
                Texts.of("mapping.array"),
                Texts.of("mapping.array-shape"),
                Texts.of("mapping.how"));
        for (MappedWeight weight : mapping.parameters()) {
            table.row(
                    weight.target().name(),
                    MappingWords.shape(weight.target().spec().dims()),
                    weight.source().map(NamedTensor::name).orElse("-"),
                    weight.source()
                            .map(array -> MappingWords.shape(array.dims()))
                            .orElse("-"),
                    MappingWords.how(weight));
        }
        table.lines().forEach(console::say);
        console.say(Texts.of(
                "cli.import.matched",
                network.text(),
                mapping.matched().size(),
                mapping.parameters().size()));
        if (!mapping.unused().isEmpty()) {
            console.say(Texts.of("cli.import.unused", mapping.unused().size(), Listing.of(mapping.unused())));
        }
        if (mapping.seesOtherwise()) {
            console.say(Texts.of("cli.weights.transform-input", file));
        }
        if (out != null) {
            console.say(Texts.of("cli.import.written", out));
        }
    }

    private void print(TensorFile found) {
        Table table = new Table(Texts.of("mapping.array"), Texts.of("mapping.shape"), Texts.of("mapping.type"));
        found.tensors().forEach(array -> table.row(array.name(), MappingWords.shape(array.dims()), array.type()));
        table.lines().forEach(console::say);
        console.say(nearly.orElseGet(() -> Texts.of("cli.import.unknown")));
    }
}
