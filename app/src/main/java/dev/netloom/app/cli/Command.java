package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all commands share: the exit status, and one clear line on standard error for a failure.
abstract class Command implements Callable<Integer> {
    static final int DONE = 0;
    static final int FAILED = 1;

    enum Format {
        text,
        json
    }

    @Spec
    CommandSpec spec;

    @Option(names = "--format", description = "text, or json: JSON Lines on standard output (default: text)")
    Format format = Format.text;

    @Option(names = "--debug", description = "show the stack trace of a failure")
    boolean debug;

    final Console console = Console.standard();

    abstract int run() throws Failure, FileProblem, TrainingFailure, IOException;

    @Override
    public final Integer call() {
        try {
            return run();
        } catch (FileProblem e) {
            return failed(Texts.of("file." + e.key(), e.arguments()), e);
        } catch (TrainingFailure e) {
            return failed(Texts.of("training.failure." + e.key(), e.arguments()), e);
        } catch (Failure e) {
            return failed(e.getMessage(), e);
        } catch (IOException e) {
            return failed(
                    Texts.of(
                            "cli.io",
                            String.valueOf(e.getMessage()),
                            e.getClass().getSimpleName()),
                    e);
        } catch (ParameterException e) {
            throw e; // wrong usage, which picocli reports
        } catch (RuntimeException | Error e) {
            return failed(Texts.of("cli.unexpected", String.valueOf(e)), e);
        }
    }

    boolean json() {
        return format == Format.json;
    }

    private int failed(String line, Throwable cause) {
        console.endProgress();
        console.error("netloom: " + line);
        if (debug) {
            console.trace(cause);
        }
        return FAILED;
    }
}
