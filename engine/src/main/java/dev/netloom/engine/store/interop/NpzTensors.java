package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.NumpyArray;
import dev.netloom.engine.store.WeightsFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads NumPy's `.npz`, of any writer: compressed or not, in either order of bytes and of dimensions; and `.npy`,
/// which is one array without a name.
final class NpzTensors {
    private static final String ENDING = ".npy";

    private final Path file;
    private final Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    private NpzTensors(Path file) {
        this.file = file;
    }

    static TensorFile read(Path file) throws IOException, FileProblem {
        NpzTensors found = new NpzTensors(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                found.add(zip, entry);
            }
            return new TensorFile(
                    file, TensorFormat.NPZ, List.copyOf(found.tensors.values()), found.others, WeightsFile.input(zip));
        }
    }

    private void add(ZipFile zip, ZipEntry entry) throws IOException, FileProblem {
        String name = entry.getName();
        if (name.equals(WeightsFile.INPUT + ENDING)) {
            return;
        }
        if (!name.endsWith(ENDING)) {
            others.add(name);
            return;
        }
        String array = name.substring(0, name.length() - ENDING.length());
        try (InputStream in = zip.getInputStream(entry)) {
            NumpyArray header = new NumpyArray(in, entry.getSize());
            NamedTensor tensor = new NamedTensor(array, header.dims(), header.type(), () -> values(name));
            if (tensors.put(array, tensor) != null) {
                throw FileProblem.damaged(file, "it holds " + array + " twice");
            }
        } catch (NumpyArray.Unreadable e) {
            if (!e.isForeign() && !array.startsWith("__MACOSX/")) {
                throw FileProblem.damaged(file, array + " " + e.getMessage());
            }
            others.add(array);
        }
    }

    private float[] values(String name) throws IOException, NumpyArray.Unreadable, FileProblem {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw FileProblem.damaged(file, name + " is gone");
            }
            CRC32 sum = new CRC32();
            try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
                float[] values = new NumpyArray(in, entry.getSize()).values();
                if (sum.getValue() != entry.getCrc()) {
                    throw FileProblem.damaged(file, name + " is not what was written: its checksum is wrong");
                }
                return values;
            }
        }
    }

    /// The array is called after the file.
    static TensorFile readSingle(Path file) throws IOException, FileProblem {
        try (InputStream in = start(file)) {
            NumpyArray header = new NumpyArray(in, Files.size(file));
            String name = file.getFileName().toString().replaceFirst("\\.npy$", "");
            NamedTensor tensor = new NamedTensor(name, header.dims(), header.type(), () -> {
                try (InputStream whole = start(file)) {
                    return new NumpyArray(whole, Files.size(file)).values();
                }
            });
            return new TensorFile(file, TensorFormat.NPY, List.of(tensor), List.of());
        } catch (NumpyArray.Unreadable e) {
            throw FileProblem.damaged(file, "the array " + e.getMessage());
        }
    }

    private static InputStream start(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }
}
