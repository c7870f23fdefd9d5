package dev.netloom.app.cli;

import dev.netloom.engine.data.DataFolder;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which images a command works on: the digits that come with the program, or a folder of one's own.
final class DataArgument {
    private static final String MNIST = "mnist";

    @Option(names = "--data", paramLabel = "mnist|DIR", defaultValue = MNIST, descriptionKey = "cli.option.data")
    private String name = MNIST;

    Dataset load() throws FileProblem {
        return DataFolder.load(name.equals(MNIST) ? Samples.mnist() : Path.of(name));
    }
}
