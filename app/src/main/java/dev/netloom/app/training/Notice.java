package dev.netloom.app.training;

/// One sentence about the session, for the status bar.
public record Notice(Kind kind, String text) {
    public enum Kind {
        INFO,
        SUCCESS,
        FAILURE
    }

    static Notice info(String text) {
        return new Notice(Kind.INFO, text);
    }
}
