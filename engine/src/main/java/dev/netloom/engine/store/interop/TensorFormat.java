package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The formats of weights that can be read, told apart by what a file holds: names end in `.pth`, `.pt`, `.bin` or
/// `.ckpt` as their makers like it.
public enum TensorFormat {
    NPZ(NpzTensors::read),
    NPY(NpzTensors::readSingle);

    /// Finds out what a file holds, without its values.
    interface Reader {
        TensorFile read(Path file) throws IOException, FileProblem;
    }

    private static final int LONGEST_START = 16;
    private static final String ZIP = "PK\3\4";
    private static final String NUMPY = "\u0093NUMPY";

    private final Reader reader;

    TensorFormat(Reader reader) {
        this.reader = reader;
    }

    TensorFile read(Path file) throws IOException, FileProblem {
        return reader.read(file);
    }

    /// Empty where it is none of them.
    static Optional<TensorFormat> of(Path file) throws IOException, FileProblem {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST_START);
        }
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.startsWith(ZIP)) {
            return Optional.of(NPZ);
        }
        if (start.startsWith(NUMPY)) {
            return Optional.of(NPY);
        }
        return Optional.empty();
    }
}
