package dev.netloom.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.block.SettingSpec;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads and writes `.netloom.json`: `{"netloom": 1, "name": ..., "blocks": [{"id", "type", SETTINGS, "inputs",
/// "place"}], "groups": [{"id", "title", "folded", "members"}]}`, a block and a group a line, so that two versions can
/// be compared. A network without groups has no `groups`.
public final class ProjectFile {
    public static final String EXTENSION = ".netloom.json";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProjectFile() {}

    /// @throws FileProblem where the file is missing, damaged or of a newer program
    public static Project read(Path file) throws FileProblem {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new FileProblem("missing", "there is no file " + file, file);
        } catch (MalformedInputException e) {
            throw damaged(file.toString(), "it is not text");
        } catch (IOException e) {
            throw new FileProblem("unreadable", "cannot read " + file + ": " + e.getMessage(), file, e.getMessage());
        }
    }

    /// The project that `text` is, which was found in `file`.
    ///
    /// @throws FileProblem where it is none
    public static Project parse(String file, String text) throws FileProblem {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.path("netloom").isInt() || !root.path("blocks").isArray()) {
                throw damaged(file, "it is not a Netloom project");
            }
            if (root.get("netloom").asInt() > VERSION) {
                throw new FileProblem("newer", file + " was written by a newer Netloom; update to open it", file);
            }
            List<Node> nodes = new ArrayList<>();
            Map<String, Project.Place> places = new LinkedHashMap<>();
            for (JsonNode block : root.get("blocks")) {
                Node node = node(file, block);
                nodes.add(node);
                if (block.path("place").size() == 2) {
                    places.put(
                            node.id(),
                            new Project.Place(
                                    block.get("place").get(0).asDouble(),
                                    block.get("place").get(1).asDouble()));
                }
            }
            return new Project(root.path("name").asText("Untitled"), new Graph(nodes), places, groups(root, nodes));
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw damaged(file, "its JSON breaks off or is malformed" + where);
        } catch (InvalidSetting e) {
            throw damaged(file, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    /// Writes `project` to `file`: first beside it, then in its place, so that a kill never leaves half a file.
    public static void write(Path file, Project project) throws IOException {
        SafeFile.write(file, out -> out.write(text(project).getBytes(StandardCharsets.UTF_8)));
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
        separator = ",\n  \"groups\": [\n    ";
        for (Group group : project.groups().all()) {
            text.append(separator).append(JSON.writeValueAsString(json(group)));
            separator = ",\n    ";
        }
        return text.append(project.groups().isEmpty() ? "\n}\n" : "\n  ]\n}\n").toString();
    }

    private static ObjectNode json(Group group) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", group.id()).put("title", group.title()).put("folded", group.folded());
        ArrayNode members = json.putArray("members");
        group.members().forEach(members::add);
        return json;
    }

    /// Blocks that are gone from the file, by hand perhaps, are gone from their groups too.
    private static Groups groups(JsonNode root, List<Node> nodes) {
        Set<String> ids = nodes.stream().map(Node::id).collect(Collectors.toSet());
        List<Group> groups = new ArrayList<>();
        for (JsonNode json : root.path("groups")) {
            Set<String> members = new LinkedHashSet<>();
            json.path("members").forEach(member -> members.add(member.asText()));
            members.retainAll(ids);
            if (!members.isEmpty()) {
                String id = json.path("id").asText();
                boolean folded = json.path("folded").asBoolean();
                groups.add(new Group(id, json.path("title").asText(id), members, folded));
            }
        }
        return new Groups(groups);
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
            json.putArray("place").add(Math.round(place.x())).add(Math.round(place.y()));
        }
        return json;
    }

    private static Node node(String file, JsonNode json) throws FileProblem {
        String id = json.path("id").asText();
        String key = json.path("type").asText();
        BlockType type = BlockType.named(key)
                .orElseThrow(() -> damaged(file, "block " + id + " has the unknown type '" + key + "'"));
        List<String> inputs = new ArrayList<>();
        json.path("inputs").forEach(input -> inputs.add(input.asText()));
        return new Node(id, block(file, id, type, json), inputs);
    }

    private static Block block(String file, String id, BlockType type, JsonNode json) throws FileProblem {
        Map<String, Object> values = new HashMap<>();
        for (SettingSpec setting : type.settings()) {
            if (json.has(setting.name())) {
                try {
                    values.put(
                            setting.name(),
                            setting.parse(json.get(setting.name()).asText()));
                } catch (IllegalArgumentException e) {
                    throw damaged(file, "block " + id + ", " + setting.name() + ": " + e.getMessage());
                }
            }
        }
        return type.create(values);
    }

    private static FileProblem damaged(String file, String why) {
        return new FileProblem("damaged", file + " cannot be used: " + why, file, why);
    }
}
