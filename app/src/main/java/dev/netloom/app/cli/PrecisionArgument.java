package dev.netloom.app.cli;

import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.train.PrecisionChoice;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/// `--precision auto|float32|bfloat16`. `auto` is bfloat16 where the processor multiplies it itself.
final class PrecisionArgument {
    @Option(names = "--precision", paramLabel = "auto|float32|bfloat16", descriptionKey = "cli.option.precision")
    private PrecisionChoice choice;

    /// The one to train in.
    Precision one() {
        return (choice == null ? PrecisionChoice.AUTO : choice).here();
    }

    /// The ones to measure: without a choice, all that the processor multiplies itself.
    List<Precision> chosen() {
        return choice == null
                ? Arrays.stream(Precision.values()).filter(Precision::isNative).toList()
                : List.of(one());
    }
}
