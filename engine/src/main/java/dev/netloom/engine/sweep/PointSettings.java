package dev.netloom.engine.sweep;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.SettingSpec;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// All settings of a point, by one kind of key: those of [TrainingFields], and `BLOCK.SETTING` of the network.
public record PointSettings(Graph graph, TrainingDescription training) {
    /// Where a setting of a block stands.
    private record Place(Node node, SettingSpec setting) {}

    /// Every key that is worth varying: images come as they are, and all points are judged by the same share of them.
    public static List<String> keys(Graph graph) {
        List<String> fields = TrainingFields.ALL.stream()
                .filter(field -> !field.equals(TrainingFields.VALIDATION))
                .map(TrainingField::key)
                .collect(Collectors.toList());
        for (Node node : graph.nodes()) {
            if (node.block() instanceof Input) {
                continue;
            }
            BlockType.of(node.block()).settings().forEach(setting -> fields.add(node.id() + "." + setting.name()));
        }
        return fields;
    }

    /// The setting of a training that a key names.
    static Optional<TrainingField> field(String key) {
        return TrainingFields.ALL.stream()
                .filter(field -> field.key().equals(key))
                .findFirst();
    }

    /// The value as one would type it.
    ///
    /// @throws InvalidAxis where there is no such setting
    public String text(String key) {
        return field(key).map(field -> field.text(training)).orElseGet(() -> {
            Place place = place(key);
            Object value = BlockType.of(place.node().block())
                    .values(place.node().block())
                    .get(place.setting().name());
            return String.valueOf(SettingSpec.plain(value));
        });
    }

    boolean isNumber(String key) {
        return field(key)
                .map(field -> field.kind() == TrainingField.Kind.WHOLE || field.kind() == TrainingField.Kind.REAL)
                .orElseGet(() -> place(key).setting().isNumber());
    }

    boolean isWhole(String key) {
        return field(key)
                .map(field -> field.kind() == TrainingField.Kind.WHOLE)
                .orElseGet(() -> place(key).setting().type() == int.class);
    }

    /// With another value; what is the same already is left alone, for a setting may bring others along.
    ///
    /// @throws InvalidAxis where there is no such setting, or it cannot be this
    public PointSettings with(String key, String value) {
        if (value.equalsIgnoreCase(text(key))) {
            return this;
        }
        Optional<TrainingField> field = field(key);
        try {
            return field.isPresent()
                    ? new PointSettings(graph, field.get().with(training, value))
                    : new PointSettings(changed(key, value), training);
        } catch (InvalidAxis e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidAxis(e, key, value);
        }
    }

    private Graph changed(String key, String value) {
        Place place = place(key);
        Object read = read(place.setting(), key, value);
        return graph.with(place.node()
                .withBlock(BlockType.of(place.node().block())
                        .with(place.node().block(), place.setting().name(), read)));
    }

    private static Object read(SettingSpec setting, String key, String value) {
        try {
            return setting.parse(value);
        } catch (IllegalArgumentException e) {
            String choices = setting.type() == boolean.class
                    ? "true, false"
                    : setting.choices().stream()
                            .map(choice -> String.valueOf(SettingSpec.plain(choice)))
                            .collect(Collectors.joining(", "));
            throw choices.isEmpty()
                    ? new InvalidAxis("block-number", key, value)
                    : new InvalidAxis("block-value", key, value, choices);
        }
    }

    private Place place(String key) {
        int dot = key.lastIndexOf('.');
        if (dot < 0) {
            String known = TrainingFields.ALL.stream().map(TrainingField::key).collect(Collectors.joining(", "));
            throw new InvalidAxis("no-field", key, known);
        }
        String block = key.substring(0, dot);
        String name = key.substring(dot + 1);
        Node node = graph.find(block).orElseThrow(() -> new InvalidAxis("no-block", block, blocks()));
        List<SettingSpec> settings = BlockType.of(node.block()).settings();
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(setting -> new Place(node, setting))
                .orElseThrow(() -> new InvalidAxis(
                        "no-setting",
                        block,
                        name,
                        settings.stream().map(SettingSpec::name).collect(Collectors.joining(", "))));
    }

    private String blocks() {
        return graph.nodes().stream()
                .filter(node -> !BlockType.of(node.block()).settings().isEmpty())
                .map(Node::id)
                .collect(Collectors.joining(", "));
    }

    /// What the run does here.
    TrainingConfig plan() {
        return training.config().withPrecision(training.precision().here());
    }
}
