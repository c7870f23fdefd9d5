package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.razorvine.pickle.PickleException;

/// Reads what `torch.save` wrote before PyTorch 1.6, and still writes where one asks for it: a magic number, a
/// version, facts of the machine, the object, and the names of the pieces of memory, each a pickle; then the pieces,
/// each behind the number of its elements. Source: PyTorch, *torch/serialization.py*, `_legacy_save`.
final class OldTorchFile implements TorchStorage.Memory {
    private static final long VERSION = 1001;
    private static final UnaryOperator<Object> NONE = id -> {
        throw new PickleException("nothing stands outside");
    };

    private final Path file;
    private final Map<String, TorchStorage> storages = new HashMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    private OldTorchFile(Path file) {
        this.file = file;
    }

    static TensorFile read(Path file) throws IOException, FileProblem {
        OldTorchFile found = new OldTorchFile(file);
        long length = Files.size(file);
        try (PickleInput in = new PickleInput(Files.newInputStream(file), length)) {
            SafeUnpickler.load(file, in, NONE); // the magic number, by which the file was told apart
            boolean known =
                    SafeUnpickler.load(file, in, NONE) instanceof Number version && version.longValue() == VERSION;
            if (!known) {
                throw FileProblem.damaged(file, "it is of an unknown version of PyTorch's old format");
            }
            if (SafeUnpickler.load(file, in, NONE) instanceof Map<?, ?> machine
                    && Boolean.FALSE.equals(machine.get("little_endian"))) {
                found.order = ByteOrder.BIG_ENDIAN;
            }
            Object root = SafeUnpickler.load(file, in, found::storage);
            found.place(SafeUnpickler.load(file, in, NONE), in, length);
            return TensorTree.read(file, TensorFormat.PYTORCH_OLD, root);
        }
    }

    private TorchStorage storage(Object id) {
        TorchStorage storage = TorchStorage.of(id, this);
        storages.putIfAbsent(storage.key(), storage);
        return storage;
    }

    /// Notes where the pieces of memory begin.
    private void place(Object keys, PickleInput in, long length) throws IOException, FileProblem {
        if (!(keys instanceof List<?> list) || list.size() < storages.size()) {
            throw damaged();
        }
        for (Object key : list) {
            TorchStorage storage = storages.get(String.valueOf(key));
            ByteBuffer number = ByteBuffer.wrap(in.readNBytes(Long.BYTES)).order(order);
            if (storage == null || storage.elements().isEmpty() || number.remaining() < Long.BYTES) {
                throw damaged();
            }
            long count = number.getLong();
            int bytes = storage.elements().get().bytes();
            if (count < 0 || count > (length - in.position()) / bytes) {
                throw damaged();
            }
            places.put(storage.key(), in.position());
            in.skipNBytes(count * bytes);
        }
    }

    private FileProblem damaged() {
        return FileProblem.damaged(file, "its arrays are not where they should be");
    }

    @Override
    public float[] read(TorchStorage storage, long first, int count) throws IOException, FileProblem {
        Long place = places.get(storage.key());
        if (place == null) {
            throw damaged();
        }
        ElementType elements = storage.elements().orElseThrow();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(place + (storage.first() + first) * elements.bytes());
            return elements.read(in, count, order);
        } catch (EOFException e) {
            throw damaged();
        }
    }
}
