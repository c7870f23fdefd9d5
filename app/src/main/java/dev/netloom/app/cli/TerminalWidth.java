package dev.netloom.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// How many columns the terminal has. Java cannot tell; `stty`, which every Unix has, can.
final class TerminalWidth {
    private static final int USUAL = 80;
    private static final long PATIENCE_MILLIS = 500;

    private TerminalWidth() {}

    /// The columns now, or 80 where nobody can tell.
    static int ask() {
        File terminal = new File("/dev/tty");
        if (!terminal.canRead()) {
            return USUAL;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(terminal)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return USUAL;
            }
            return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    /// @param size rows and columns, as in `24 80`
    static int parse(String size) {
        String[] numbers = size.strip().split(" ");
        boolean sound = numbers.length == 2 && numbers[1].matches("[1-9][0-9]{0,4}");
        return sound ? Integer.parseInt(numbers[1]) : USUAL;
    }
}
