package dev.netloom.engine.store;

import static dev.netloom.engine.store.ProjectReader.shortened;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.block.SettingSpec;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads one block of a project file.
///
/// @param line where it begins
record BlockReader(String file, int line, JsonNode json) {
    private static final Set<String> FIELDS = Set.of("id", "type", "inputs", "place");
    /// Pixels from the origin; farther out nobody finds a block again.
    private static final double FARTHEST = 1e6;

    Node node() throws FileProblem {
        if (!json.isObject()) {
            throw problem("no-block", shortened(json));
        }
        JsonNode id = json.path("id");
        if (!id.isTextual() || id.asText().isBlank()) {
            throw problem("no-id");
        }
        return new Node(id.asText(), block(), inputs());
    }

    /// Where it lies on the canvas, if the file says so.
    Optional<Place> place() throws FileProblem {
        JsonNode place = json.get("place");
        if (place == null) {
            return Optional.empty();
        }
        return Optional.of(place(place).orElseThrow(() -> problem("place", id(), shortened(place))));
    }

    /// The place that `json` is, if it is one.
    static Optional<Place> place(JsonNode json) {
        return json.isArray() && json.size() == 2 && coordinate(json.get(0)) && coordinate(json.get(1))
                ? Optional.of(new Place(json.get(0).asDouble(), json.get(1).asDouble()))
                : Optional.empty();
    }

    private static boolean coordinate(JsonNode json) {
        return json.isNumber() && Math.abs(json.asDouble()) <= FARTHEST;
    }

    private List<String> inputs() throws FileProblem {
        List<String> inputs = new ArrayList<>();
        JsonNode listed = json.path("inputs");
        if (!listed.isMissingNode() && !listed.isArray()) {
            throw problem("inputs", id(), shortened(listed));
        }
        for (JsonNode input : listed) {
            if (!input.isTextual()) {
                throw problem("inputs", id(), shortened(listed));
            }
            inputs.add(input.asText());
        }
        return inputs;
    }

    private Block block() throws FileProblem {
        JsonNode key = json.path("type");
        if (!key.isTextual()) {
            throw problem("no-type", id());
        }
        BlockType type = BlockType.named(key.asText()).orElseThrow(() -> problem("type", id(), key.asText()));
        checkFields(type);
        Map<String, Object> values = new HashMap<>();
        for (SettingSpec setting : type.settings()) {
            if (json.has(setting.name())) {
                values.put(setting.name(), value(setting, json.get(setting.name())));
            }
        }
        try {
            return type.create(values);
        } catch (InvalidSetting e) {
            throw problem("range", id(), e.setting(), e.value(), plain(e.min()), plain(e.max()));
        }
    }

    /// A setting that is misspelt would silently be at its preset, and the network another one.
    private void checkFields(BlockType type) throws FileProblem {
        List<String> settings = type.settings().stream().map(SettingSpec::name).toList();
        for (String name : (Iterable<String>) json::fieldNames) {
            if (!FIELDS.contains(name) && !settings.contains(name)) {
                throw problem("field", id(), name, type.key(), settings.size(), String.join(", ", settings));
            }
        }
    }

    private Object value(SettingSpec setting, JsonNode value) throws FileProblem {
        try {
            return setting.parse(value.asText());
        } catch (IllegalArgumentException e) {
            String kind = setting.type().isEnum() ? "choice" : setting.type().getSimpleName();
            String choices = setting.choices().stream()
                    .map(choice -> SettingSpec.plain(choice).toString())
                    .collect(Collectors.joining(", "));
            throw problem(kind, id(), setting.name(), shortened(value), choices);
        }
    }

    private String id() {
        return json.path("id").asText();
    }

    private FileProblem problem(String key, Object... details) {
        return ProjectReader.problem(file, line, key, details);
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
