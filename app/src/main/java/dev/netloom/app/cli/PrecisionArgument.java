package dev.netloom.app.cli;

import dev.netloom.engine.kernel.Precision;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/// `--precision auto|float32|bfloat16`. `auto` is bfloat16 where the processor multiplies it itself.
final class PrecisionArgument {
    enum Choice {
        AUTO,
        FLOAT32,
        BFLOAT16
    }

    @Option(names = "--precision", paramLabel = "auto|float32|bfloat16", descriptionKey = "cli.option.precision")
    private Choice choice;

    /// The one to train in.
    Precision one() {
        return choice == null || choice == Choice.AUTO ? Precision.best() : of(choice);
    }

    /// The ones to measure: without a choice, all that the processor multiplies itself.
    List<Precision> chosen() {
        return choice == null
                ? Arrays.stream(Precision.values()).filter(Precision::isNative).toList()
                : List.of(one());
    }

    private static Precision of(Choice choice) {
        return choice == Choice.FLOAT32 ? Precision.FLOAT32 : Precision.BFLOAT16;
    }
}
