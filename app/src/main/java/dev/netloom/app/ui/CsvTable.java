package dev.netloom.app.ui;

import java.io.IOException;
import java.io.Writer;

/// Numbers as comma-separated lines. It holds copies, so that another thread may write it.
public interface CsvTable {
    void write(Writer file) throws IOException;

    /// A text that may hold commas and quotes.
    static String quoted(String text) {
        return '"' + text.replace("\n", "; ").replace("\"", "\"\"") + '"';
    }
}
