package dev.netloom.engine.store.interop;

import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.NumpyArray;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/// What a file of weights holds, whoever wrote it: arrays with names, in the order of the file.
///
/// @param others names of what is no array of numbers: texts, settings, an optimiser's state
/// @param input what images the weights were trained on, in the words of the data set; empty where the file is
///              silent
public record TensorFile(Path file, TensorFormat format, List<NamedTensor> tensors, List<String> others, String input) {
    /// What only a run on its way to another machine has beside its weights.
    private static final String BUNDLED = "project.netloom.json";

    public TensorFile {
        tensors = List.copyOf(tensors);
        others = List.copyOf(others);
    }

    /// Of a file that says nothing of images.
    TensorFile(Path file, TensorFormat format, List<NamedTensor> tensors, List<String> others) {
        this(file, format, tensors, others, "");
    }

    /// Finds out what a file holds. No more memory is taken than its list of contents needs, whatever it claims.
    ///
    /// @throws FileProblem where it is missing, damaged, or of no format that can be read
    public static TensorFile open(Path file) throws FileProblem {
        try {
            if (Files.isDirectory(file)) {
                throw new FileProblem("folder", file + " is a folder", file);
            }
            if (Files.size(file) == 0) {
                throw FileProblem.damaged(file, "it is empty");
            }
            TensorFormat format = TensorFormat.of(file)
                    .orElseThrow(() -> new FileProblem(
                            "weights-format", file + " holds no weights in a format that can be read", file));
            TensorFile read = format.read(file);
            if (read.others().contains(BUNDLED)) {
                throw new FileProblem("weights-bundle", file + " is a run with its network", file);
            }
            return read;
        } catch (NoSuchFileException e) {
            throw new FileProblem("missing", "there is no file " + file, file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Reads one of its arrays.
    ///
    /// @param tensor one of floating point numbers, of a size that one has memory for
    /// @throws FileProblem where it is damaged, or holds NaN or infinity
    public Weights.Values values(NamedTensor tensor) throws FileProblem {
        try {
            Weights.Values values =
                    new Weights.Values(tensor.dims(), tensor.source().read());
            NumpyArray.requireFinite(file, tensor.name(), values);
            return values;
        } catch (NumpyArray.Unreadable e) {
            throw FileProblem.damaged(file, tensor.name() + " " + e.getMessage());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static FileProblem unreadable(Path file, IOException problem) {
        boolean broken = problem instanceof ZipException || problem instanceof EOFException;
        String why = broken ? ": it breaks off, or was changed" : "";
        return FileProblem.damaged(file, "it cannot be unpacked" + why + " (" + problem.getMessage() + ")");
    }
}
