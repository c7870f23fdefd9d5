package dev.netloom.app.cli;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.nio.file.Path;

/// The option `--data`: `mnist`, or a folder of IDX files.
final class DataArgument {
    static final String DESCRIPTION = "mnist, or a folder with four IDX files of MNIST's names (default: mnist)";

    private DataArgument() {}

    static Dataset load(String argument) throws FileProblem {
        return Mnist.load(argument.equals("mnist") ? Samples.mnist() : Path.of(argument));
    }
}
