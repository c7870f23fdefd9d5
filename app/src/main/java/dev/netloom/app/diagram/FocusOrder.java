package dev.netloom.app.diagram;

import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one meets on the canvas, and how it hangs together: the blocks that are seen, and the cards of folded groups,
/// each of which stands for all of its blocks. A stop is named by the id of its block, or by [#card].
public final class FocusOrder {
    private final Diagram diagram;
    private final Visible visible;
    private final Map<String, Set<String>> blocks = new LinkedHashMap<>();
    private final Map<String, Set<String>> ahead = new LinkedHashMap<>();
    private final Map<String, Set<String>> back = new LinkedHashMap<>();

    private FocusOrder(Visible visible) {
        this.visible = visible;
        diagram = visible.diagram();
        for (Node node : diagram.graph().nodes()) {
            blocks.computeIfAbsent(at(node.id()), name -> new LinkedHashSet<>()).add(node.id());
        }
        for (Wire wire : diagram.wires()) {
            String from = at(wire.from());
            String to = at(wire.to());
            if (!from.equals(to)) {
                ahead.computeIfAbsent(from, name -> new LinkedHashSet<>()).add(to);
                back.computeIfAbsent(to, name -> new LinkedHashSet<>()).add(from);
            }
        }
    }

    public static FocusOrder of(Visible visible) {
        return new FocusOrder(visible);
    }

    /// The name of a folded group's card. No block has it: a card is never mistaken for one.
    public static String card(String group) {
        return "card " + group;
    }

    public Diagram diagram() {
        return diagram;
    }

    /// In the order of the diagram's blocks.
    public List<String> all() {
        return List.copyOf(blocks.keySet());
    }

    public boolean contains(String stop) {
        return blocks.containsKey(stop);
    }

    /// Where a block is met: at itself, or at the card that hides it.
    public String at(String block) {
        return visible.cover(block).map(group -> card(group.id())).orElse(block);
    }

    /// The ids of the blocks that are met here.
    public Set<String> blocks(String stop) {
        return blocks.getOrDefault(stop, Set.of());
    }

    /// The folded group whose card this is.
    public Optional<Group> group(String stop) {
        return blocks(stop).stream().findFirst().flatMap(visible::cover);
    }

    /// The stops that wires lead to from here.
    public List<String> ahead(String stop) {
        return List.copyOf(ahead.getOrDefault(stop, Set.of()));
    }

    /// The stops that wires lead here from.
    public List<String> back(String stop) {
        return List.copyOf(back.getOrDefault(stop, Set.of()));
    }

    Place place(String stop) {
        return group(stop).map(group -> GroupBox.corner(diagram, group)).orElseGet(() -> diagram.place(stop));
    }

    /// True where wires lead from one to the other.
    boolean leads(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String stop = open.pop();
            if (stop.equals(to)) {
                return true;
            }
            if (seen.add(stop)) {
                open.addAll(ahead.getOrDefault(stop, Set.of()));
            }
        }
        return false;
    }

    /// The wires that are there between two stops.
    public List<Wire> between(String from, String to) {
        return diagram.wires().stream()
                .filter(wire -> at(wire.from()).equals(from) && at(wire.to()).equals(to))
                .toList();
    }

    /// The wires that would be new if one is drawn between two stops; none where it may not be.
    public List<Wire> possible(String from, String to) {
        return from.equals(to)
                ? List.of()
                : exit(from).stream()
                        .flatMap(exit -> entries(to).stream().map(entry -> new Wire(exit, entry)))
                        .filter(wire -> Edits.connectable(diagram, wire))
                        .toList();
    }

    /// The block whose output a new wire takes: of a card, the last whose output is used outside, else the last one.
    public Optional<String> exit(String stop) {
        Set<String> inside = blocks(stop);
        Graph graph = diagram.graph();
        List<String> ends = inside.stream()
                .filter(id -> !(graph.node(id).block() instanceof Output))
                .filter(id -> graph.consumers(id).stream().allMatch(reader -> !inside.contains(reader.id())))
                .toList();
        List<String> used = inside.stream()
                .filter(id -> graph.consumers(id).stream().anyMatch(reader -> !inside.contains(reader.id())))
                .toList();
        List<String> exits = used.isEmpty() ? ends : used;
        return exits.isEmpty() ? Optional.empty() : Optional.of(exits.getLast());
    }

    /// The blocks that a new wire leads to: of a card, all that still lack an input; where none does, those that now
    /// read the same output as the first one, since together they are the card's input.
    public List<String> entries(String stop) {
        Set<String> inside = blocks(stop);
        Graph graph = diagram.graph();
        List<Node> heads = inside.stream()
                .map(graph::node)
                .filter(node -> node.block().arity() != Arity.NONE)
                .filter(node -> inside.size() == 1 || inside.stream().noneMatch(node.inputs()::contains))
                .toList();
        List<Node> open = heads.stream().filter(node -> node.inputs().isEmpty()).toList();
        if (!open.isEmpty() || heads.isEmpty()) {
            return ids(open);
        }
        String source = heads.getFirst().inputs().getFirst();
        return ids(heads.stream().filter(node -> node.inputs().contains(source)).toList());
    }

    private static List<String> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }
}
