package dev.netloom.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// What a command had to say could not be written: its reader has gone, or the disk that it was sent to is full.
final class OutputLost extends UncheckedIOException {
    OutputLost(IOException cause) {
        super(cause);
    }

    /// Whether the reader has closed its end, as `head` does once it has enough; that is nobody's failure.
    boolean isReaderGone() {
        String message = String.valueOf(getCause().getMessage()).toLowerCase(Locale.ROOT);
        // Systems say it in their user's language; glibc does so in Korean, too.
        return message.contains("pipe") || message.contains("\ud30c\uc774\ud504");
    }
}
