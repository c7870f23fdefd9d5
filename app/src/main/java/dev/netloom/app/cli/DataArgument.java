package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.DataFolder;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.SkippedFile;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/// Which images a command works on: the digits that come with the program, or a folder of one's own.
final class DataArgument {
    private static final String MNIST = "mnist";

    @Option(names = "--data", paramLabel = "mnist|DIR", defaultValue = MNIST, descriptionKey = "cli.option.data")
    private String name = MNIST;

    /// The images; says which files it had to go without.
    Dataset load(Console console) throws FileProblem {
        Dataset data = DataFolder.load(name.equals(MNIST) ? Samples.mnist() : Path.of(name));
        for (SkippedFile.Reason reason : SkippedFile.Reason.values()) {
            List<String> files = data.skipped().stream()
                    .filter(skipped -> skipped.reason() == reason)
                    .map(skipped -> skipped.file().toString())
                    .toList();
            if (!files.isEmpty()) {
                String key = "data.skipped." + reason.name().toLowerCase(Locale.ROOT);
                console.note(Texts.of(key, files.size(), Listing.of(files)));
            }
        }
        return data;
    }
}
