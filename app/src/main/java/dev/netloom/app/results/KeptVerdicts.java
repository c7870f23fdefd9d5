package dev.netloom.app.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Failures;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.store.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The user's verdicts on labels of the test images of the set in use, in a file of its own for every content of a set.
/// Every change is written at once, in the background.
public final class KeptVerdicts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final ReadOnlyObjectWrapper<Map<Integer, LabelVerdict>> verdicts =
            new ReadOnlyObjectWrapper<>(this, "verdicts", Map.of());
    private String hash = "";

    /// @param folder of the files; need not exist
    public KeptVerdicts(Path folder, ObservableValue<Dataset> data) {
        this.folder = folder;
        data.subscribe(set -> open(set == null ? "" : set.identity().hash()));
    }

    /// By the place of the image among the test images, from 0.
    public ReadOnlyObjectProperty<Map<Integer, LabelVerdict>> verdictsProperty() {
        return verdicts.getReadOnlyProperty();
    }

    public Optional<LabelVerdict> find(int image) {
        return Optional.ofNullable(verdicts.get().get(image));
    }

    /// Takes a verdict down in place of an earlier one; the same once more takes it back.
    ///
    /// @param failed is told where it could not be written
    public void judge(int image, LabelVerdict verdict, Consumer<Exception> failed) {
        Map<Integer, LabelVerdict> changed = new TreeMap<>(verdicts.get());
        if (!changed.remove(image, verdict)) {
            changed.put(image, verdict);
        }
        verdicts.set(Map.copyOf(changed));
        Path file = file();
        Background.run(
                () -> {
                    SafeFile.write(file, out -> out.write(JSON.writeValueAsBytes(changed)));
                    return file;
                },
                written -> {},
                failed);
    }

    private void open(String content) {
        hash = content;
        verdicts.set(Map.of());
        Path file = file();
        Background.run(() -> read(file), read -> take(content, read), Failures::log);
    }

    /// A damaged file is put aside, so that no later verdict writes over it.
    private static Map<Integer, LabelVerdict> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return JSON.readValue(file.toFile(), new TypeReference<Map<Integer, LabelVerdict>>() {});
        } catch (JsonProcessingException damaged) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            throw damaged;
        }
    }

    /// What was read is no news where another set, or a verdict, came first.
    private void take(String content, Map<Integer, LabelVerdict> read) {
        if (content.equals(hash) && verdicts.get().isEmpty()) {
            verdicts.set(Map.copyOf(read));
        }
    }

    /// Where those of the set in use are.
    public Path file() {
        return folder.resolve((hash.isEmpty() ? "unknown" : hash) + ".json");
    }
}
