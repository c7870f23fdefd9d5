package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A PyTorch tensor, as a pickle has it: a view of memory that stands elsewhere in the file.
final class TorchTensor implements PickledTensor {
    /// Of how many values more than it has a tensor may be a view: memory is taken for those between them, too.
    private static final long MOST_BETWEEN = 1 << 24;

    private final TorchStorage storage;
    private final long offset;
    private final List<Number> sizes;
    private final List<Number> steps;

    /// @param args storage, offset, sizes, strides, and what does not matter
    TorchTensor(Object... args) {
        storage = (TorchStorage) args[0];
        offset = ((Number) args[1]).longValue();
        sizes = PickleClasses.numbers(args[2]);
        steps = PickleClasses.numbers(args[3]);
    }

    @Override
    public Optional<NamedTensor> named(String name, FileProblem wrong) throws FileProblem {
        if (storage.elements().isEmpty()) {
            return Optional.empty();
        }
        List<Integer> dims = ElementType.dims(sizes.stream(), wrong);
        List<Long> strides = steps.stream().map(Number::longValue).toList();
        boolean odd = strides.stream().anyMatch(stride -> stride < 0 || stride > Integer.MAX_VALUE);
        if (odd || strides.size() != dims.size() || offset < 0) {
            throw wrong;
        }
        NamedTensor tensor =
                new NamedTensor(name, dims, storage.elements().get().title(), () -> values(dims, strides));
        double span = span(dims, strides);
        if (span > storage.count() - offset || span > tensor.size() + MOST_BETWEEN) {
            throw wrong;
        }
        return Optional.of(tensor);
    }

    /// From the first value to behind the last.
    private static double span(List<Integer> dims, List<Long> strides) {
        double last = 0;
        for (int d = 0; d < dims.size(); d++) {
            if (dims.get(d) == 0) {
                return 0;
            }
            last += (dims.get(d) - 1.0) * strides.get(d);
        }
        return last + 1;
    }

    private float[] values(List<Integer> dims, List<Long> strides) throws IOException, FileProblem {
        float[] stored = storage.memory().read(storage, offset, (int) span(dims, strides));
        return isInOrder(dims, strides) ? stored : ElementType.inOrder(stored, dims, strides);
    }

    /// Strides of dimensions with one index say nothing.
    private static boolean isInOrder(List<Integer> dims, List<Long> strides) {
        List<Long> plain = ElementType.strides(dims);
        for (int d = 0; d < dims.size(); d++) {
            if (dims.get(d) > 1 && !strides.get(d).equals(plain.get(d))) {
                return false;
            }
        }
        return true;
    }
}
