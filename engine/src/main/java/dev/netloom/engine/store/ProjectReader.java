package dev.netloom.engine.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Note;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Reads the text of a project file, and says in which line it is wrong. The format: `docs/project-file.md`.
final class ProjectReader {
    /// More than any network that a person draws; a larger one would only make the window stand still.
    private static final int MOST = 5000;

    private static final int MOST_WIRES = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final Map<String, JsonNode> fields = new HashMap<>();
    private final List<BlockReader> blocks = new ArrayList<>();
    private final List<GroupReader> groups = new ArrayList<>();
    private final List<NoteReader> notes = new ArrayList<>();

    ProjectReader(String file) {
        this.file = file;
    }

    Project read(String text) throws FileProblem {
        collect(text);
        checkVersion();
        List<Node> nodes = new ArrayList<>();
        Map<String, Project.Place> places = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        int wires = 0;
        for (BlockReader block : blocks) {
            Node node = block.node();
            Integer earlier = lines.putIfAbsent(node.id(), block.line());
            if (earlier != null) {
                throw problem(file, block.line(), "twice", node.id(), earlier);
            }
            nodes.add(node);
            wires += node.inputs().size();
            if (wires > MOST_WIRES) {
                throw problem(file, block.line(), "wires", MOST_WIRES);
            }
            block.place().ifPresent(place -> places.put(node.id(), place));
        }
        return new Project(name(), new Graph(nodes), places, groups(lines.keySet()), notes(), training());
    }

    private List<Note> notes() throws FileProblem {
        requireList("notes");
        List<Note> read = new ArrayList<>();
        for (NoteReader note : notes) {
            read.add(note.note());
        }
        return read;
    }

    private void requireList(String name) throws FileProblem {
        if (fields.get(name) != null && !fields.get(name).isArray()) {
            throw problem(file, 1, name, shortened(fields.get(name)));
        }
    }

    private Groups groups(Set<String> blocks) throws FileProblem {
        requireList("groups");
        List<Group> read = new ArrayList<>();
        List<GroupReader> readers = new ArrayList<>();
        for (GroupReader reader : groups) {
            Optional<Group> group = reader.group(blocks);
            if (group.isPresent()) {
                read.add(group.get());
                readers.add(reader);
            }
        }
        if (!fit(read)) {
            throw readers.get(firstThatDoesNotFit(read)).overlap();
        }
        Groups all = new Groups(read);
        if (all.depth() > Groups.DEEPEST) {
            throw problem(file, readers.getFirst().line(), "deep", Groups.DEEPEST);
        }
        return all;
    }

    private SortedMap<String, String> training() throws FileProblem {
        JsonNode json = fields.get("training");
        SortedMap<String, String> settings = new TreeMap<>();
        if (json != null && !json.isObject()) {
            throw problem(file, 1, "training", shortened(json));
        }
        if (json != null) {
            requireText(1, json);
            json.properties().forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));
        }
        return settings;
    }

    /// As one would type it: 0.0001, not 1.0E-4.
    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            return value.toString(); // of a newer version
        }
        boolean real = value.isFloatingPointNumber() && Double.isFinite(value.doubleValue());
        return real
                ? BigDecimal.valueOf(value.doubleValue()).stripTrailingZeros().toPlainString()
                : value.asText();
    }

    private static boolean fit(List<Group> groups) {
        try {
            new Groups(groups);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// By halves: each try looks at every member of every group.
    private static int firstThatDoesNotFit(List<Group> groups) {
        int right = 0;
        int wrong = groups.size();
        while (wrong - right > 1) {
            int half = (right + wrong) / 2;
            if (fit(groups.subList(0, half))) {
                right = half;
            } else {
                wrong = half;
            }
        }
        return wrong - 1;
    }

    /// Takes the JSON apart before anything is made of it: the version may stand at the end.
    private void collect(String text) throws FileProblem {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw problem(file, 1, "kind");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                boolean list = json.nextToken() == JsonToken.START_ARRAY;
                if (list && name.equals("blocks")) {
                    collect(json, name, blocks, (line, block) -> new BlockReader(file, line, block));
                } else if (list && name.equals("groups")) {
                    collect(json, name, groups, (line, group) -> new GroupReader(file, line, group));
                } else if (list && name.equals("notes")) {
                    collect(json, name, notes, (line, note) -> new NoteReader(file, line, note));
                } else {
                    fields.put(name, json.readValueAsTree());
                }
            }
            if (json.nextToken() != null) {
                throw problem(file, json.currentLocation().getLineNr(), "json");
            }
        } catch (JsonProcessingException e) {
            throw problem(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "json");
        } catch (IOException e) {
            throw problem(file, 1, "json");
        }
    }

    private <T> void collect(JsonParser json, String name, List<T> items, BiFunction<Integer, JsonNode, T> reader)
            throws IOException, FileProblem {
        fields.put(name, JSON.createArrayNode());
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int line = json.currentTokenLocation().getLineNr();
            if (items.size() == MOST) {
                throw problem(file, line, "many", MOST);
            }
            JsonNode item = json.readValueAsTree();
            requireText(line, item);
            items.add(reader.apply(line, item));
        }
    }

    /// Halves of characters, which JSON can name and no file can hold, and names that are no names any more.
    private void requireText(int line, JsonNode json) throws FileProblem {
        for (JsonNode item : json) {
            requireText(line, item);
        }
        if (json.isTextual() && json.asText().codePoints().anyMatch(ProjectReader::isHalf)) {
            throw problem(file, line, "half");
        }
        JsonNode id = json.path("id");
        if (id.isTextual() && id.asText().length() > Node.LONGEST_ID) {
            throw problem(file, line, "long", shortened(id), id.asText().length(), Node.LONGEST_ID);
        }
    }

    private static boolean isHalf(int character) {
        return Character.MIN_SURROGATE <= character && character <= Character.MAX_SURROGATE;
    }

    private void checkVersion() throws FileProblem {
        JsonNode version = fields.get("netloom");
        if (version == null
                || !version.isIntegralNumber()
                || version.bigIntegerValue().signum() < 1) {
            throw problem(file, 1, "kind");
        }
        if (version.bigIntegerValue().compareTo(BigInteger.valueOf(ProjectFile.VERSION)) > 0) {
            throw new FileProblem(
                    "newer",
                    file + " was written by a newer Netloom; update to open it",
                    file,
                    shortened(version),
                    ProjectFile.VERSION);
        }
        if (fields.get("blocks") == null || !fields.get("blocks").isArray()) {
            throw problem(file, 1, "blocks");
        }
    }

    private String name() throws FileProblem {
        JsonNode name = fields.get("name");
        if (name != null && !name.isTextual()) {
            throw problem(file, 1, "name", shortened(name));
        }
        if (name != null) {
            requireText(1, name);
        }
        return name == null || name.asText().isBlank() ? "Untitled" : name.asText();
    }

    /// `file.project.KEY` in the texts tells what is wrong in this line.
    static FileProblem problem(String file, int line, String key, Object... details) {
        List<Object> arguments = new ArrayList<>(List.of(file, line));
        arguments.addAll(List.of(details));
        String message = "%s cannot be used: line %d, %s %s".formatted(file, line, key, List.of(details));
        return new FileProblem("project." + key, message, arguments.toArray());
    }

    /// JSON as far as a message has room for it.
    static String shortened(JsonNode json) {
        String text = json.isTextual() ? "\"" + json.asText() + "\"" : json.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
