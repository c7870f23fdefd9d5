package dev.netloom.app.cli;

/// A command cannot do what it was asked to; the message is what the user reads.
final class CommandFailure extends Exception {
    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
