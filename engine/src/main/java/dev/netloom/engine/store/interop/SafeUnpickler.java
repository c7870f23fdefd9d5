package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/// Reads pickles without trusting them: no class but those of [PickleClasses] is known, no length is believed before
/// the bytes are there, the work is bounded, and dicts keep their order. Sets become lists.
///
/// A pickle is a program for a small stack machine. What is overridden here are its operations that make objects of
/// classes, or that the library carries out in time or memory that a short file can drive up.
///
/// Source: Python, *pickletools*, protocols 0 to 5; PyTorch, *torch/_weights_only_unpickler.py*.
final class SafeUnpickler extends Unpickler {
    /// A state dict of a thousand arrays takes some forty thousand.
    private static final int MOST_OPERATIONS = 2_000_000;

    /// What a pickle may make with a class, and complete afterwards.
    interface Stateful {
        void setState(Object state);
    }

    /// A pickle asks for a class that is not on the list.
    private static final class ForbiddenClass extends PickleException {
        private static final long serialVersionUID = 1;
        private final String name;

        ForbiddenClass(String name) {
            super(name);
            this.name = name;
        }
    }

    private final PickleInput from;
    private final UnaryOperator<Object> persistent;
    private int operations;

    /// @param persistent gives what stands outside of the pickle
    private SafeUnpickler(PickleInput from, UnaryOperator<Object> persistent) {
        this.from = from;
        this.persistent = persistent;
    }

    /// Reads the next pickle of a stream, and no byte beyond.
    static Object load(Path file, PickleInput from, UnaryOperator<Object> persistent) throws FileProblem {
        try {
            return new SafeUnpickler(from, persistent).load(from);
        } catch (ForbiddenClass e) {
            throw new FileProblem(
                    "weights-class", file + " holds an object of the class " + e.name, file, printable(e.name));
        } catch (IOException | RuntimeException e) {
            // The library casts, and counts on stacks that are not empty.
            throw FileProblem.damaged(file, "its pickle is damaged, or unlike those of NumPy and PyTorch");
        }
    }

    private static String printable(String name) {
        return name.length() > 100 ? name.substring(0, 100) : name;
    }

    @Override
    protected Object dispatch(short key) throws IOException {
        operations++;
        if (operations > MOST_OPERATIONS) {
            throw new PickleException("it does not end");
        }
        require(key);
        switch (key) {
            case Opcodes.GLOBAL -> stack.add(find(PickleUtils.readline(input), PickleUtils.readline(input)));
            case Opcodes.STACK_GLOBAL -> {
                String name = (String) stack.pop();
                stack.add(find((String) stack.pop(), name));
            }
            case Opcodes.INST -> throw new ForbiddenClass(PickleUtils.readline(input));
            case Opcodes.OBJ -> throw new PickleException("an object of a class");
            case Opcodes.BUILD -> build(stack.pop(), stack.peek());
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
            case Opcodes.DICT -> {
                Map<Object, Object> dict = new LinkedHashMap<>();
                putAll(dict, stack.pop_all_since_marker());
                stack.add(dict);
            }
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                Object name = stack.pop();
                putAll(stack.peek(), List.of(name, value == null ? "" : value));
            }
            case Opcodes.SETITEMS -> {
                List<Object> items = stack.pop_all_since_marker();
                putAll(stack.peek(), items);
            }
            case Opcodes.EMPTY_SET -> stack.add(new ArrayList<>());
            case Opcodes.FROZENSET -> stack.add(stack.pop_all_since_marker());
            case Opcodes.APPENDS, Opcodes.ADDITEMS -> {
                List<Object> items = stack.pop_all_since_marker();
                addAll(stack.peek(), items);
            }
            case Opcodes.REDUCE -> {
                charge((Object[]) stack.peek());
                return super.dispatch(key);
            }
            case Opcodes.POP_MARK -> stack.pop_all_since_marker();
            default -> {
                return super.dispatch(key);
            }
        }
        return NO_RETURN_VALUE;
    }

    /// What is made of a list takes as much work as the list is long, and it can be made of it again and again.
    private void charge(Object... args) {
        for (Object arg : args) {
            operations += arg instanceof List<?> list ? list.size() : 0;
        }
    }

    /// Looks at lengths and lines before memory is taken for them. Texts may be lines of any length: in the oldest
    /// protocol they hold the values of arrays.
    private void require(short key) throws IOException {
        switch (key) {
            case Opcodes.LONG1, Opcodes.SHORT_BINSTRING, Opcodes.SHORT_BINBYTES, Opcodes.SHORT_BINUNICODE ->
                from.requireCounted(1);
            case Opcodes.LONG4, Opcodes.BINSTRING, Opcodes.BINBYTES, Opcodes.BINUNICODE ->
                from.requireCounted(Integer.BYTES);
            case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> from.requireCounted(Long.BYTES);
            case Opcodes.INT,
                    Opcodes.LONG,
                    Opcodes.FLOAT,
                    Opcodes.GLOBAL,
                    Opcodes.INST,
                    Opcodes.PERSID,
                    Opcodes.GET,
                    Opcodes.PUT -> from.requireLine();
            default -> {}
        }
    }

    private static IObjectConstructor find(String module, String name) {
        return PickleClasses.find(module + "." + name).orElseThrow(() -> new ForbiddenClass(module + "." + name));
    }

    private static void build(Object state, Object target) {
        switch (target) {
            case Stateful object -> object.setState(state);
            case Map<?, ?> dict -> {} // what PyTorch attaches to a state dict is of no use here
            default -> throw new PickleException("a state for what has none");
        }
    }

    /// Keys are texts or numbers: to hash others may never end.
    @SuppressWarnings("unchecked")
    private static void putAll(Object dict, List<Object> items) {
        for (int i = 0; i < items.size(); i += 2) {
            Object key = items.get(i);
            if (key instanceof String || key instanceof Number || key instanceof Boolean) {
                ((HashMap<Object, Object>) dict).put(key, items.get(i + 1));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void addAll(Object list, List<Object> items) {
        ((ArrayList<Object>) list).addAll(items);
    }

    @Override
    protected Object persistentLoad(Object id) {
        return persistent.apply(id);
    }
}
