package dev.netloom.engine.store.interop;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.SafeFile;
import dev.netloom.engine.store.WeightsFile;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads and writes safetensors: eight bytes that say how long the header is, a header in JSON, and the values, little
/// endian and in C order. Source: Hugging Face, *safetensors*, section *Format*; the checks are those of its reader.
public final class Safetensors {
    private static final int LONGEST_HEADER = 100_000_000;
    private static final int ALIGNMENT = 8;
    private static final String METADATA = "__metadata__";
    private static final String INPUT = "netloom.input";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// What the header says of an array.
    ///
    /// @param offsets first byte, and the one behind the last, counted from the end of the header
    private record Entry(
            String dtype,
            List<Long> shape,
            @JsonProperty("data_offsets") List<Long> offsets) {}

    private final Path file;
    private final long start; // of the values
    private final List<NamedTensor> tensors = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private String input = "";

    private Safetensors(Path file, long start) {
        this.file = file;
        this.start = start;
    }

    /// @param start the first bytes of a file
    static boolean isAtStart(byte[] start) {
        if (start.length <= Long.BYTES || start[Long.BYTES] != '{') {
            return false;
        }
        long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return length > 0 && length <= LONGEST_HEADER;
    }

    static TensorFile read(Path file) throws IOException, FileProblem {
        byte[] header;
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            long length = Long.reverseBytes(in.readLong());
            if (length > LONGEST_HEADER || length > Files.size(file) - Long.BYTES) {
                throw FileProblem.damaged(file, "it breaks off within its header");
            }
            header = in.readNBytes((int) length);
        }
        Safetensors found = new Safetensors(file, Long.BYTES + (long) header.length);
        try (JsonParser json = JSON.createParser(header)) {
            found.readHeader(json);
        } catch (IOException e) {
            throw FileProblem.damaged(file, "its header is not as safetensors has it");
        }
        found.requireTiles(Files.size(file) - found.start);
        return new TensorFile(file, TensorFormat.SAFETENSORS, found.tensors, found.others, found.input);
    }

    private void readHeader(JsonParser json) throws IOException, FileProblem {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw FileProblem.damaged(file, "its header is not as safetensors has it");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(METADATA)) {
                Map<String, String> texts = json.readValueAs(TEXTS);
                input = texts == null ? "" : texts.getOrDefault(INPUT, "");
            } else {
                add(name, json.readValueAs(Entry.class));
            }
        }
    }

    private void add(String name, Entry entry) throws FileProblem {
        FileProblem wrong = FileProblem.damaged(file, "its header says of " + name + " what cannot be right");
        boolean whole = entry != null && entry.dtype != null && isList(entry.shape) && isList(entry.offsets);
        if (!whole || entry.offsets.size() != 2 || entry.offsets.getFirst() < 0) {
            throw wrong;
        }
        List<Integer> dims = ElementType.dims(entry.shape.stream(), wrong);
        Optional<ElementType> type = ElementType.ofSafetensors(entry.dtype);
        long length = entry.offsets.getLast() - entry.offsets.getFirst();
        if (type.isEmpty()) {
            others.add(name);
        } else {
            NamedTensor tensor = new NamedTensor(name, dims, type.get().title(), () -> values(type.get(), entry, dims));
            if (tensor.size() * type.get().bytes() != length) {
                throw wrong;
            }
            tensors.add(tensor);
        }
        entries.add(entry);
    }

    private static boolean isList(List<Long> list) {
        return list != null && list.stream().noneMatch(Objects::isNull);
    }

    /// @throws FileProblem where ranges overlap, or leave bytes between them, at the end or beyond it
    private void requireTiles(long held) throws FileProblem {
        entries.sort(Comparator.<Entry>comparingLong(entry -> entry.offsets.getFirst())
                .thenComparingLong(entry -> entry.offsets.getLast()));
        long end = 0;
        for (Entry entry : entries) {
            if (entry.offsets.getFirst() != end || entry.offsets.getLast() < end) {
                throw FileProblem.damaged(file, "its arrays overlap, or leave gaps");
            }
            end = entry.offsets.getLast();
        }
        if (end != held) {
            throw FileProblem.damaged(file, "its arrays take " + end + " bytes and it has " + held);
        }
    }

    private float[] values(ElementType type, Entry entry, List<Integer> dims) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(start + entry.offsets.getFirst());
            return type.read(in, dims.stream().reduce(1, Math::multiplyExact), ByteOrder.LITTLE_ENDIAN);
        }
    }

    /// Writes weights as float32, named as in [Weights].
    ///
    /// @param metadata what else the header says
    public static void write(Path file, Weights weights, Map<String, String> metadata) throws IOException {
        byte[] header = header(weights, metadata);
        SafeFile.write(file, out -> {
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            out.write(length.putLong(header.length).array());
            out.write(header);
            for (Weights.Values array : weights.arrays().values()) {
                WeightsFile.writeValues(out, array.values());
            }
        });
    }

    private static byte[] header(Weights weights, Map<String, String> metadata) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>(metadata);
        if (!weights.input().isEmpty()) {
            texts.put(INPUT, weights.input());
        }
        if (!texts.isEmpty()) {
            header.put(METADATA, texts);
        }
        long end = 0;
        for (Map.Entry<String, Weights.Values> array : weights.arrays().entrySet()) {
            long first = end;
            end += (long) array.getValue().values().length * Float.BYTES;
            List<Long> dims =
                    array.getValue().dims().stream().map(Integer::longValue).toList();
            header.put(array.getKey(), new Entry("F32", dims, List.of(first, end)));
        }
        String text = JSON.writeValueAsString(header);
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        String padding = " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT);
        return (text + padding).getBytes(StandardCharsets.UTF_8);
    }
}
