package dev.netloom.engine.store;

import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads from an `.npz` what the blocks of one network ask for, and nothing else: no more memory is taken than the
/// network's own parameters need, whatever the file claims to hold.
final class WeightsReader {
    private static final String ENDING = ".npy";
    private static final int LISTED = 4;
    private static final int LONGEST_TEXT = 1 << 20;

    private final Path file;
    private final Map<String, ParameterSpec> wanted = new LinkedHashMap<>();
    private final Map<String, Weights.Values> found = new LinkedHashMap<>();
    private final List<String> unused = new ArrayList<>();
    private final long most; // values, of arrays that no block asks for
    private String input = "";

    /// Reads whatever there is.
    ///
    /// @param most values in all
    WeightsReader(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    WeightsReader(Path file, Graph graph) {
        this(file, 0);
        GraphCheck check = GraphCheck.of(graph);
        for (Node node : graph.inOrder()) {
            if (check.shape(node.id()).isPresent()) {
                node.block()
                        .parameters(check.inputShapes(node))
                        .forEach(spec -> wanted.put(node.id() + "." + spec.name(), spec));
            }
        }
    }

    StoredWeights read() throws FileProblem {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                read(zip, entry);
            }
        } catch (NoSuchFileException e) {
            throw new FileProblem("missing", "there is no file " + file, file);
        } catch (IOException e) {
            throw damaged("it cannot be unpacked (" + e.getMessage() + ")");
        }
        requireAll();
        return new StoredWeights(new Weights(found, input), unused);
    }

    private void read(ZipFile zip, ZipEntry entry) throws IOException, FileProblem {
        String name = entry.getName();
        String array = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        ParameterSpec spec = wanted.get(array);
        if (array.equals(WeightsFile.INPUT)) {
            input = text(zip, entry);
            return;
        }
        if (spec == null && (most == 0 || !name.endsWith(ENDING))) {
            unused.add(array);
            return;
        }
        if (most > 0 && entry.getSize() / Float.BYTES > most - held()) {
            throw damaged(array + " holds more than there can be");
        }
        CRC32 sum = new CRC32();
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            NumpyArray stored = new NumpyArray(in, entry.getSize());
            if (spec != null) {
                requireShape(array, spec.dims(), stored.dims());
            }
            Weights.Values values = new Weights.Values(stored.dims(), stored.values());
            if (sum.getValue() != entry.getCrc()) {
                throw damaged(array + " is not what was written: its checksum is wrong");
            }
            NumpyArray.requireFinite(file, array, values);
            if (found.put(array, values) != null) {
                throw damaged("it holds " + array + " twice");
            }
        } catch (NumpyArray.Unreadable e) {
            throw damaged(array + " " + e.getMessage());
        }
    }

    private long held() {
        return found.values().stream().mapToLong(array -> array.values().length).sum();
    }

    /// Empty where it cannot be read: weights are of use without it, too.
    static String text(ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getSize() > LONGEST_TEXT) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            NumpyArray stored = new NumpyArray(in, entry.getSize());
            if (stored.dims().size() != 1 || !stored.isWhole()) {
                return "";
            }
            byte[] bytes = new byte[stored.dims().getFirst()];
            stored.readTo((place, value) -> bytes[place] = (byte) (int) value);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NumpyArray.Unreadable e) {
            return "";
        }
    }

    private void requireShape(String array, List<Integer> dims, List<Integer> stored) throws FileProblem {
        if (stored.isEmpty()) {
            throw new FileProblem(
                    "weights-scalar", file + ": " + array + " has no dimensions", file, array, words(dims));
        }
        if (!stored.equals(dims)) {
            throw new FileProblem(
                    "weights-shape",
                    file + ": " + array + " should be " + dims + " and is " + stored,
                    file,
                    array,
                    words(dims),
                    words(stored));
        }
    }

    private static String words(List<Integer> dims) {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    private void requireAll() throws FileProblem {
        for (String array : wanted.keySet()) {
            if (!found.containsKey(array)) {
                throw new FileProblem(
                        "weights-missing",
                        file + " has no " + array + ", which the network needs",
                        file,
                        array,
                        unused.size(),
                        unused.stream().limit(LISTED).collect(Collectors.joining(", ")));
            }
        }
    }

    private FileProblem damaged(String why) {
        return FileProblem.damaged(file, why);
    }
}
