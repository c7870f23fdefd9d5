package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.razorvine.pickle.PickleException;

/// Reads pickles of NumPy arrays, such as `deep_convnet_params.pkl` of *Deep Learning from Scratch*: a dict of W1, b1
/// to W8, b8. The values stand in the pickle, so that all of them are in memory.
final class PickleFile {
    private static final long LARGEST = 1L << 29;

    private PickleFile() {}

    static TensorFile read(Path file) throws IOException, FileProblem {
        long length = Files.size(file);
        if (length > LARGEST) {
            throw FileProblem.damaged(file, "it is larger than a pickle can be read: save its arrays as .npz");
        }
        try (PickleInput in = new PickleInput(Files.newInputStream(file), length)) {
            Object root = SafeUnpickler.load(file, in, id -> {
                throw new PickleException("nothing stands outside");
            });
            return TensorTree.read(file, TensorFormat.PICKLE, root);
        }
    }
}
