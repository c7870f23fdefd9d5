package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads what `torch.save` writes since PyTorch 1.6: a zip with a pickle, and a member for each piece of memory.
/// Source: PyTorch, *torch/serialization.py*.
final class TorchZip implements TorchStorage.Memory {
    private static final String PICKLE = "data.pkl";
    private static final int LARGEST_PICKLE = 1 << 26;

    private final Path file;
    private final String folder;
    private final ByteOrder order;

    private TorchZip(Path file, ZipFile zip, String folder) throws IOException, FileProblem {
        this.file = file;
        this.folder = folder;
        ZipEntry entry = zip.getEntry(folder + "byteorder");
        boolean big = entry != null && new String(whole(zip, entry), StandardCharsets.US_ASCII).equals("big");
        order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /// The folder in the zip that PyTorch writes to; empty where the zip is of something else.
    static Optional<String> folder(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .findFirst();
    }

    static TensorFile read(Path file) throws IOException, FileProblem {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String folder = folder(zip).orElseThrow();
            if (zip.getEntry(folder + "constants.pkl") != null) {
                throw new FileProblem("weights-class", file + " holds a program in TorchScript", file, "TorchScript");
            }
            TorchZip torch = new TorchZip(file, zip, folder);
            byte[] pickle = torch.whole(zip, zip.getEntry(folder + PICKLE));
            PickleInput in = new PickleInput(new ByteArrayInputStream(pickle), pickle.length);
            Object root = SafeUnpickler.load(file, in, id -> torch.storage(zip, id));
            return TensorTree.read(file, TensorFormat.PYTORCH, root);
        }
    }

    private TorchStorage storage(ZipFile zip, Object id) {
        TorchStorage storage = TorchStorage.of(id, this);
        ZipEntry entry = zip.getEntry(name(storage));
        int bytes = storage.elements().map(ElementType::bytes).orElse(0);
        if (entry == null || entry.getSize() < storage.count() * bytes) {
            throw new IllegalArgumentException(storage.key() + " is missing, or shorter than it should be");
        }
        return storage;
    }

    private String name(TorchStorage storage) {
        return folder + "data/" + storage.key();
    }

    private byte[] whole(ZipFile zip, ZipEntry entry) throws IOException, FileProblem {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            byte[] bytes = in.readNBytes(LARGEST_PICKLE);
            if (bytes.length == LARGEST_PICKLE) {
                throw FileProblem.damaged(file, entry.getName() + " is larger than a list of arrays can be");
            }
            requireSum(sum, entry);
            return bytes;
        }
    }

    private void requireSum(CRC32 sum, ZipEntry entry) throws FileProblem {
        if (sum.getValue() != entry.getCrc()) {
            throw FileProblem.damaged(file, entry.getName() + " is not what was written: its checksum is wrong");
        }
    }

    @Override
    public float[] read(TorchStorage storage, long first, int count) throws IOException, FileProblem {
        ElementType elements = storage.elements().orElseThrow();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name(storage));
            if (entry == null) {
                throw FileProblem.damaged(file, name(storage) + " is gone");
            }
            CRC32 sum = new CRC32();
            try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
                in.skipNBytes((storage.first() + first) * elements.bytes());
                float[] values = elements.read(in, count, order);
                in.transferTo(OutputStream.nullOutputStream());
                requireSum(sum, entry);
                return values;
            }
        }
    }
}
