package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;

/// A command cannot do what it was asked for; the message is the one line that the user reads.
final class Failure extends Exception {
    Failure(String key, Object... arguments) {
        super(Texts.of(key, arguments));
    }

    Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
