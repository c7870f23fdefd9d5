package dev.netloom.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.SettingSpec;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Note;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads and writes `.netloom.json`: `{"netloom": 1, "name": ..., "blocks": [{"id", "type", SETTINGS, "inputs",
/// "place"}], "groups": [{"id", "title", "folded", "members"}], "notes": [{"text", "place"}], "training":
/// {KEY: VALUE}}`, with a block, a group, a note and a setting a line, so that two versions can be compared. What a
/// project has none of is not written. Described in `docs/project-file.md`.
public final class ProjectFile {
    public static final String EXTENSION = ".netloom.json";
    static final int VERSION = 1;

    /// Bytes. A network of a thousand blocks takes a quarter of a megabyte.
    private static final long LARGEST = 16L << 20;

    /// Some editors put it in front.
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final ObjectMapper JSON = new ObjectMapper();
    /// Takes no text that only begins as JSON.
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ProjectFile() {}

    /// @throws FileProblem where the file is missing, damaged or of a newer program
    public static Project read(Path file) throws FileProblem {
        try {
            if (Files.isDirectory(file)) {
                throw new FileProblem("folder", file + " is a folder", file);
            }
            if (Files.size(file) > LARGEST) {
                throw new FileProblem("large", file + " is too large for a project", file, LARGEST >> 20);
            }
            return parse(file.toString(), Files.readString(file)).dataFrom(folder(file));
        } catch (NoSuchFileException e) {
            throw new FileProblem("missing", "there is no file " + file, file);
        } catch (MalformedInputException e) {
            throw new FileProblem("binary", file + " is not text in UTF-8", file);
        } catch (IOException e) {
            throw new FileProblem("unreadable", "cannot read " + file + ": " + e.getMessage(), file, e.getMessage());
        }
    }

    /// The project that `text` is, which was found in `file`.
    ///
    /// @throws FileProblem where it is none
    public static Project parse(String file, String text) throws FileProblem {
        return new ProjectReader(file).read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /// Writes `project` to `file`: first beside it, then in its place, so that a kill never leaves half a file.
    public static void write(Path file, Project project) throws IOException {
        String text = text(project.dataTo(folder(file)));
        SafeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }

    /// What a file of `project` holds.
    public static String text(Project project) throws JsonProcessingException {
        StringBuilder text = new StringBuilder("{\n  \"netloom\": " + VERSION + ",\n  \"name\": ");
        text.append(JSON.writeValueAsString(project.name())).append(",\n  \"blocks\": [");
        String separator = "\n    ";
        for (Node node : project.graph().nodes()) {
            text.append(separator).append(JSON.writeValueAsString(json(project, node)));
            separator = ",\n    ";
        }
        text.append("\n  ]");
        list(text, "groups", project.groups().all().stream().map(ProjectFile::json));
        list(text, "notes", project.notes().stream().map(ProjectFile::json));
        String before = ",\n  \"training\": {\n    ";
        for (Map.Entry<String, String> setting : project.training().entrySet()) {
            text.append(before).append(JSON.writeValueAsString(setting.getKey()));
            text.append(": ").append(value(setting.getValue()));
            before = ",\n    ";
        }
        return text.append(project.training().isEmpty() ? "\n}\n" : "\n  }\n}\n")
                .toString();
    }

    /// Nothing where there are no items.
    private static void list(StringBuilder text, String name, Stream<ObjectNode> items) {
        String lines = items.map(item -> "\n    " + item).collect(Collectors.joining(","));
        if (!lines.isEmpty()) {
            text.append(",\n  \"").append(name).append("\": [").append(lines).append("\n  ]");
        }
    }

    /// Numbers, choices and lists as JSON has them; everything else in quotes.
    private static String value(String text) throws JsonProcessingException {
        try {
            JsonNode json = STRICT.readTree(text);
            return json.isMissingNode() || json.isNull() || json.isTextual() ? JSON.writeValueAsString(text) : text;
        } catch (JsonProcessingException noJson) {
            return JSON.writeValueAsString(text);
        }
    }

    private static ObjectNode json(Note note) {
        ObjectNode json = JSON.createObjectNode().put("text", note.text());
        place(json, note.place());
        return json;
    }

    private static void place(ObjectNode json, Project.Place place) {
        json.putArray("place").add(Math.round(place.x())).add(Math.round(place.y()));
    }

    private static ObjectNode json(Group group) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", group.id()).put("title", group.title()).put("folded", group.folded());
        ArrayNode members = json.putArray("members");
        group.members().forEach(members::add);
        return json;
    }

    private static ObjectNode json(Project project, Node node) {
        ObjectNode json = JSON.createObjectNode();
        BlockType type = BlockType.of(node.block());
        json.put("id", node.id()).put("type", type.key());
        type.values(node.block()).forEach((name, value) -> json.putPOJO(name, SettingSpec.plain(value)));
        ArrayNode inputs = json.putArray("inputs");
        node.inputs().forEach(inputs::add);
        Project.Place place = project.places().get(node.id());
        if (place != null) {
            place(json, place);
        }
        return json;
    }
}
