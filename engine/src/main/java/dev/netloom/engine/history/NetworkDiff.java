package dev.netloom.engine.history;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.SettingSpec;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one network has and another has not, block by block.
///
/// Blocks of one name and one kind are the same block; of the others, those with equal settings are, in the order of
/// the networks: so a network drawn anew under other names is still recognised.
public record NetworkDiff(List<Change> changes) {
    public sealed interface Change {}

    /// Only the second network has it.
    public record Added(Node node) implements Change {}

    /// Only the first network has it.
    public record Removed(Node node) implements Change {}

    /// Both have it.
    ///
    /// @param settings those that differ: of the first, of the second
    /// @param inputs where its wires come from, if that differs: of the first, of the second
    public record Changed(Node before, Node after, Map<String, Pair> settings, Optional<Pair> inputs)
            implements Change {}

    public record Pair(String before, String after) {}

    public NetworkDiff {
        changes = List.copyOf(changes);
    }

    public static NetworkDiff of(Graph first, Graph second) {
        Map<String, String> partners = partners(first, second);
        List<Change> changes = new ArrayList<>();
        for (Node before : first.inOrder()) {
            Optional<Node> after =
                    Optional.ofNullable(partners.get(before.id())).flatMap(second::find);
            if (after.isEmpty()) {
                changes.add(new Removed(before));
            } else {
                compare(before, after.get(), partners).ifPresent(changes::add);
            }
        }
        second.inOrder().stream()
                .filter(after -> !partners.containsValue(after.id()))
                .forEach(after -> changes.add(new Added(after)));
        return new NetworkDiff(changes);
    }

    /// By the name in the first network, that in the second.
    private static Map<String, String> partners(Graph first, Graph second) {
        Map<String, String> partners = new HashMap<>();
        first.nodes().stream()
                .filter(node -> second.find(node.id())
                        .filter(other -> isSameKind(node, other))
                        .isPresent())
                .forEach(node -> partners.put(node.id(), node.id()));
        List<Node> left = new ArrayList<>(second.inOrder());
        left.removeIf(node -> partners.containsValue(node.id()));
        for (Node node : first.inOrder()) {
            if (!partners.containsKey(node.id())) {
                left.stream()
                        .filter(other -> other.block().equals(node.block()))
                        .findFirst()
                        .ifPresent(other -> {
                            partners.put(node.id(), other.id());
                            left.remove(other);
                        });
            }
        }
        return partners;
    }

    private static boolean isSameKind(Node one, Node other) {
        return BlockType.of(one.block()) == BlockType.of(other.block());
    }

    private static Optional<Change> compare(Node before, Node after, Map<String, String> partners) {
        Map<String, Pair> settings = new LinkedHashMap<>();
        Map<String, Object> now = BlockType.of(after.block()).values(after.block());
        BlockType.of(before.block()).values(before.block()).forEach((name, value) -> {
            if (!value.equals(now.get(name))) {
                settings.put(name, new Pair(plain(value), plain(now.get(name))));
            }
        });
        List<String> expected = before.inputs().stream()
                .map(input -> partners.getOrDefault(input, ""))
                .toList();
        Optional<Pair> inputs = expected.equals(after.inputs())
                ? Optional.empty()
                : Optional.of(new Pair(String.join(", ", before.inputs()), String.join(", ", after.inputs())));
        return settings.isEmpty() && inputs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Changed(before, after, settings, inputs));
    }

    private static String plain(Object value) {
        return String.valueOf(SettingSpec.plain(value));
    }
}
