package dev.netloom.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;

/// Where commands write: results to standard output, what went wrong to standard error.
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;

    /// @param terminal whether a person watches the output as it comes
    Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /// The process's own streams.
    public static Console system() {
        return new Console(
                writer(System.out),
                writer(System.err),
                System.console() != null && System.console().isTerminal());
    }

    /// One line of the result.
    void say(String line) {
        out.println(line);
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
        err.println(line);
        err.flush();
    }

    void trace(Throwable problem) {
        problem.printStackTrace(err);
        err.flush();
    }

    boolean isTerminal() {
        return terminal;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, false, stream.charset());
    }
}
