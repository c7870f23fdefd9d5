package dev.netloom.app.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.netloom.app.ui.DataSets;
import dev.netloom.app.ui.DataText;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Catalogue;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.store.FileProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `data [DATA]`: what a data set holds, or which there are by name; `data get NAME` fetches one.
final class DataCommand extends Command {
    private static final String GET = "get";

    @Parameters(paramLabel = "DATA", arity = "0..1", descriptionKey = "cli.option.data-shown")
    private String name;

    @Parameters(index = "1", paramLabel = "NAME", arity = "0..1", descriptionKey = "cli.option.data-fetched")
    private String fetched;

    @Mixin
    private final DataArgument.How how = new DataArgument.How();

    /// The JSON that is printed.
    private record Line(
            String name,
            List<ClassCounts> classes,
            List<Integer> shape,
            int train,
            int test,
            boolean splitHere,
            @JsonInclude(JsonInclude.Include.NON_NULL) String resized,
            String content,
            List<Skipped> skipped) {}

    private record ClassCounts(String name, int train, int test) {}

    private record Skipped(String file, String why) {}

    private record Known(String name, String title, String about, String source, boolean here) {}

    DataCommand(Console console) {
        super(console);
    }

    @Override
    void run() throws CommandFailure, FileProblem {
        if (name == null) {
            list();
        } else if (name.equals(GET)) {
            fetch();
        } else if (fetched != null) {
            throw misuse(Texts.of("cli.data.one", fetched));
        } else {
            show(how.load(name, Optional.empty(), console));
        }
    }

    private void list() {
        Catalogue catalogue = DataSets.catalogue();
        List<Known> known = new ArrayList<>();
        known.add(
                new Known(DataSets.MNIST, "MNIST", Texts.of("data.mnist.about"), Texts.of("data.mnist.source"), true));
        catalogue
                .names()
                .forEach(one -> known.add(new Known(
                        one,
                        catalogue.title(one),
                        Texts.of("data." + one + ".about"),
                        catalogue.source(one),
                        catalogue.find(one).isPresent())));
        if (isJson()) {
            known.forEach(one -> console.say(Json.line(one)));
            return;
        }
        known.forEach(one -> console.say(Texts.of(
                "cli.data.known", one.name, one.about, Texts.of(one.here ? "cli.data.here" : "cli.data.away"))));
        console.say(Texts.of("cli.data.hint"));
    }

    private void fetch() throws CommandFailure, FileProblem {
        Catalogue catalogue = DataSets.catalogue();
        if (fetched == null || !catalogue.has(fetched)) {
            throw new CommandFailure(
                    Texts.of("cli.data.unknown", fetched == null ? "" : fetched, String.join(", ", catalogue.names())));
        }
        if (catalogue.find(fetched).isEmpty()) {
            FetchProgress progress = new FetchProgress(console);
            try {
                catalogue.fetch(fetched, progress);
            } finally {
                progress.clear();
            }
        }
        show(how.load(fetched, Optional.empty(), console));
    }

    private void show(Dataset data) {
        List<ClassCounts> classes = classes(data);
        Shape shape = data.train().shape();
        String resized = DataText.resized(data).orElse(null);
        if (isJson()) {
            console.say(Json.line(new Line(
                    data.name(),
                    classes,
                    List.of(shape.channels(), shape.height(), shape.width()),
                    data.train().size(),
                    data.test().size(),
                    data.origin() != null && data.origin().splitHere(),
                    resized,
                    data.identity().hash(),
                    data.skipped().stream()
                            .map(one -> new Skipped(
                                    one.file().toString(), one.reason().name().toLowerCase(Locale.ROOT)))
                            .toList())));
            return;
        }
        console.say(data.name());
        DataText.facts(data).forEach(console::say);
        Table table = new Table(Texts.of("cli.data.class"), Texts.of("cli.data.train"), Texts.of("cli.data.test"));
        classes.forEach(one -> table.row(one.name, Integer.toString(one.train), Integer.toString(one.test)));
        table.lines().forEach(console::say);
    }

    private static List<ClassCounts> classes(Dataset data) {
        int count = data.classes().size();
        int[] train = data.train().counts(256);
        int[] test = data.test().counts(256);
        return IntStream.range(0, count)
                .mapToObj(label -> new ClassCounts(data.classes().get(label), train[label], test[label]))
                .toList();
    }
}
