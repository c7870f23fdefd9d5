package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// The formats of weights that can be read, told apart by what a file holds: names end in `.pth`, `.pt`, `.bin` or
/// `.ckpt` as their makers like it.
public enum TensorFormat {
    NPZ(NpzTensors::read),
    NPY(NpzTensors::readSingle),
    SAFETENSORS(Safetensors::read),
    PYTORCH(TorchZip::read),
    PYTORCH_OLD(OldTorchFile::read),
    PICKLE(PickleFile::read);

    /// Finds out what a file holds, without its values.
    interface Reader {
        TensorFile read(Path file) throws IOException, FileProblem;
    }

    private static final int LONGEST_START = 16;
    private static final String ZIP = "PK\3\4";
    private static final String NUMPY = "\u0093NUMPY";

    /// A pickle of protocol 2 with the number 0x1950a86a20f9469cfc6c.
    private static final String OLD_TORCH = "\u0080\2\u008a\12l\u00fc\u009cF\u00f9 j\u00a8P\u0019.";

    /// Protocols 2 to 5, and dicts and lists of the two before, which have no mark of their own.
    private static final Pattern PICKLES = Pattern.compile("\u0080[\\x02-\\x05]|\\(dp|\\(lp|}q|]q|ccollections\n");

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
            return Optional.of(isTorch(file) ? PYTORCH : NPZ);
        }
        if (start.startsWith(NUMPY)) {
            return Optional.of(NPY);
        }
        if (Safetensors.isAtStart(bytes)) {
            return Optional.of(SAFETENSORS);
        }
        if (start.startsWith(OLD_TORCH)) {
            return Optional.of(PYTORCH_OLD);
        }
        return PICKLES.matcher(start).lookingAt() ? Optional.of(PICKLE) : Optional.empty();
    }

    private static boolean isTorch(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return TorchZip.folder(zip).isPresent();
        }
    }
}
