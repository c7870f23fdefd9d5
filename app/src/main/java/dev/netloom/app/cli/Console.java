package dev.netloom.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Where commands write: results to standard output, what went wrong to standard error.
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Optional<IntSupplier> columns;

    /// @param columns of the terminal at which a person watches the output as it comes; nothing where nobody does
    Console(PrintWriter out, PrintWriter err, Optional<IntSupplier> columns) {
        this.out = out;
        this.err = err;
        this.columns = columns;
    }

    /// The process's own streams. Output that is lost ends a command with [OutputLost].
    public static Console system() {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        return new Console(
                new PrintWriter(new StrictWriter(new OutputStreamWriter(out, System.out.charset()))),
                new PrintWriter(System.err, false, System.err.charset()),
                System.console() != null && System.console().isTerminal()
                        ? Optional.of(TerminalWidth::ask)
                        : Optional.empty());
    }

    /// One line of the result.
    void say(String line) {
        out.println(TerminalText.harmless(line));
        out.flush();
    }

    /// Writes over the line that the cursor stands in, and leaves the cursor there.
    void overwrite(String line) {
        out.print("\r" + line);
        out.flush();
    }

    /// One line that says why there is no result.
    public void fail(String reason) {
        note("netloom: " + reason);
    }

    /// A line beside the result.
    void note(String line) {
        err.println(TerminalText.harmless(line));
        err.flush();
    }

    void trace(Throwable problem) {
        problem.printStackTrace(err);
        err.flush();
    }

    boolean isTerminal() {
        return columns.isPresent();
    }

    /// How wide the terminal is now.
    int columns() {
        return columns.orElseThrow().getAsInt();
    }

    PrintWriter err() {
        return err;
    }
}
