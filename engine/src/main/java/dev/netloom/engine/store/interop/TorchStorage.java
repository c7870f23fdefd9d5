package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.util.Optional;
import net.razorvine.pickle.PickleException;

/// A piece of memory that PyTorch has written, of which tensors are views.
///
/// @param elements empty where they are no numbers that are known here
/// @param key its name in the file
/// @param count elements in it
/// @param first element of the memory called `key` that belongs to it: old files know views of memory
record TorchStorage(Optional<ElementType> elements, String key, long count, long first, Memory memory) {
    /// Where the bytes are.
    interface Memory {
        /// @param first first element
        float[] read(TorchStorage storage, long first, int count) throws IOException, FileProblem;
    }

    /// @param id `("storage", class, key, device, count)`, in old files also `(key, first, count)` of a view or nothing
    static TorchStorage of(Object id, Memory memory) {
        Object[] fields = (Object[]) id;
        if (!fields[0].equals("storage")) {
            throw new PickleException("something outside that is no memory");
        }
        String type = ((PickleClasses.Named) fields[1]).name();
        long count = ((Number) fields[4]).longValue();
        long first = 0;
        if (fields.length > 5 && fields[5] != null) {
            Object[] view = (Object[]) fields[5];
            first = ((Number) view[1]).longValue();
            count = ((Number) view[2]).longValue();
        }
        if (first < 0 || count < 0 || count > Integer.MAX_VALUE || first > Integer.MAX_VALUE) {
            throw new PickleException("memory that cannot be");
        }
        return new TorchStorage(
                ElementType.ofStorage(type.substring(type.lastIndexOf('.') + 1)),
                fields[2].toString(),
                count,
                first,
                memory);
    }
}
