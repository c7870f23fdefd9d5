package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the arrays in what a pickle holds: a dict of arrays, a list of them, or a checkpoint with such a dict in it
/// beside an optimiser's state and other things.
final class TensorTree {
    /// What checkpoints call the dict of weights, the likeliest first.
    private static final List<String> WEIGHTS =
            List.of("state_dict", "model_state_dict", "model", "net", "network", "weights", "params", "module");

    private static final int DEEPEST = 8;
    private static final int MOST = 100_000;

    private final Path file;
    private final List<NamedTensor> tensors = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private int visited;

    private TensorTree(Path file) {
        this.file = file;
    }

    static TensorFile read(Path file, TensorFormat format, Object root) throws FileProblem {
        TensorTree tree = new TensorTree(file);
        Object weights = root;
        if (root instanceof Map<?, ?> checkpoint && !hasTensors(checkpoint)) {
            Optional<String> name = WEIGHTS.stream()
                    .filter(key -> checkpoint.get(key) instanceof Map<?, ?> dict && hasTensors(dict))
                    .findFirst();
            if (name.isPresent()) {
                weights = checkpoint.get(name.get());
                checkpoint.keySet().stream()
                        .filter(key -> !key.equals(name.get()))
                        .forEach(key -> tree.others.add(key.toString()));
            }
        }
        tree.visit("", weights, 0);
        return new TensorFile(file, format, tree.tensors, tree.others);
    }

    private static boolean hasTensors(Map<?, ?> dict) {
        return dict.values().stream().anyMatch(PickledTensor.class::isInstance);
    }

    /// @param name of `value`; empty for the whole
    private void visit(String name, Object value, int depth) throws FileProblem {
        if (++visited > MOST || depth > DEEPEST) {
            throw FileProblem.damaged(file, "it holds more than weights can");
        }
        switch (value) {
            case PickledTensor tensor -> add(name.isEmpty() ? "array" : name, tensor);
            case Map<?, ?> dict -> {
                for (Map.Entry<?, ?> entry : dict.entrySet()) {
                    visit(within(name, entry.getKey()), entry.getValue(), depth + 1);
                }
            }
            case List<?> list -> visitAll(name, list, depth);
            case Object[] tuple -> visitAll(name, Arrays.asList(tuple), depth);
            case null, default -> others.add(name);
        }
    }

    private void visitAll(String name, List<?> items, int depth) throws FileProblem {
        for (int i = 0; i < items.size(); i++) {
            visit(within(name, i), items.get(i), depth + 1);
        }
    }

    private static String within(String outer, Object key) {
        return outer.isEmpty() ? key.toString() : outer + "." + key;
    }

    private void add(String name, PickledTensor tensor) throws FileProblem {
        FileProblem wrong = FileProblem.damaged(file, name + " cannot be as it is said to be");
        Optional<NamedTensor> read;
        try {
            read = tensor.named(name, wrong);
        } catch (ClassCastException | NullPointerException e) {
            throw wrong;
        }
        read.ifPresentOrElse(tensors::add, () -> others.add(name));
    }
}
