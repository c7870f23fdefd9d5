package dev.netloom.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The only place that writes to standard output and standard error.
final class Console {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static Console standard() {
        return new Console(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    /// A line for people or scripts, on standard output.
    void line(String text) {
        out.println(text);
    }

    /// One JSON object on a line of standard output.
    void json(Map<String, Object> object) {
        try {
            out.println(JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void error(String text) {
        err.println(text);
    }

    void trace(Throwable cause) {
        cause.printStackTrace(err);
    }

    /// Writes over the line that the cursor is in; only where a person watches.
    void progress(String text) {
        if (isTerminal()) {
            err.print("\r" + text + "\u001b[K");
            err.flush();
        }
    }

    void endProgress() {
        progress("");
    }

    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
