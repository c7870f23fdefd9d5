package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.NumpyArray;
import java.io.IOException;
import java.util.List;

/// One array of a file of weights. Its values are read when somebody asks for them, and not kept.
///
/// @param name `features.0.weight`, or what else the file calls it
/// @param dims empty for a single number
/// @param type of its elements, in NumPy's words: `float32`, `int64`; also `bfloat16`
public record NamedTensor(String name, List<Integer> dims, String type, Source source) {
    /// Reads the values in C order, converted to float32.
    public interface Source {
        float[] read() throws IOException, NumpyArray.Unreadable, FileProblem;
    }

    public NamedTensor {
        dims = List.copyOf(dims);
    }

    /// Whether it can be a parameter; counters and the like cannot.
    public boolean isFloating() {
        return type.contains("float");
    }

    /// Whether its values are float32 in the file already.
    public boolean isFloat32() {
        return type.equals("float32");
    }

    /// How many values it has; as a double, since a file may claim more than a long can count.
    public double size() {
        return dims.stream().mapToDouble(Integer::doubleValue).reduce(1, (one, other) -> one * other);
    }
}
