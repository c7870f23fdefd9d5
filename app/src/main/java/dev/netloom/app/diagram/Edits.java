package dev.netloom.app.diagram;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a user does to a diagram, each a function from the diagram before to the diagram after. An edit that makes no
/// sense gives back the diagram as it was.
public final class Edits {
    private Edits() {}

    /// A block by itself at `place`.
    public static Diagram add(Diagram diagram, Block block, Place place) {
        return diagram.with(new Node(diagram.graph().freshId(block), block, List.of()), place);
    }

    /// A block behind `after`, between it and everything that it led to.
    public static Diagram addConnected(Diagram diagram, Block block, String after) {
        return follow(add(diagram, block, diagram.place(after)), diagram.graph().freshId(block), after);
    }

    /// A block at `place`, with wires from the blocks `ids`, or to them where `forward` is false.
    public static Diagram grow(Diagram diagram, Block block, Place place, Collection<String> ids, boolean forward) {
        String grown = diagram.graph().freshId(block);
        List<Wire> wires = ids.stream()
                .map(id -> forward ? new Wire(id, grown) : new Wire(grown, id))
                .toList();
        return connect(add(diagram, block, place), wires);
    }

    /// The lone block `id` put behind `after`, between it and everything that it led to.
    public static Diagram follow(Diagram diagram, String id, String after) {
        Graph graph = diagram.graph();
        Node node = graph.node(id);
        if (node.block().arity() == Arity.NONE || graph.node(after).block() instanceof Output) {
            return diagram;
        }
        Graph wired = node.block() instanceof Output ? graph : graph.map(other -> other.rewired(after, id));
        FocusOrder stops = FocusOrder.of(Visible.of(diagram));
        Place left = stops.place(stops.at(after));
        return GroupSpacing.at(
                diagram.withGraph(wired.with(node.withInputs(List.of(after)))),
                id,
                new Place(left.x() + Layout.COLUMN, left.y()));
    }

    /// The lone block `id` put before `next`: into the first wire that leads there, or at the beginning of a new one.
    public static Diagram precede(Diagram diagram, String id, String next) {
        Graph graph = diagram.graph();
        Node to = graph.node(next);
        boolean starts = graph.node(id).block().arity() == Arity.NONE;
        if (to.block().arity() == Arity.NONE || starts && !to.inputs().isEmpty()) {
            return diagram;
        }
        Diagram wired = to.inputs().isEmpty()
                ? connect(diagram, new Wire(id, next))
                : join(diagram, id, new Wire(to.inputs().getFirst(), next));
        return wired.withPlaces(Layout.leftOf(diagram.places(), id, next));
    }

    /// A block in the middle of a wire.
    public static Diagram splice(Diagram diagram, Block block, Wire wire, Place place) {
        String id = diagram.graph().freshId(block);
        return join(add(diagram, block, place), id, wire);
    }

    /// The lone block `id` put into a wire.
    public static Diagram join(Diagram diagram, String id, Wire wire) {
        Graph graph = diagram.graph();
        Node node = graph.node(id);
        if (node.block().arity() == Arity.NONE || node.block() instanceof Output) {
            return diagram;
        }
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.add(wire.from());
        Graph wired =
                graph.with(node.withInputs(inputs)).with(graph.node(wire.to()).rewired(wire.from(), id));
        FocusOrder stops = FocusOrder.of(Visible.of(diagram));
        Place clear = Layout.clearOf(diagram.place(id), stops.place(stops.at(wire.from())));
        return GroupSpacing.at(diagram.withGraph(wired), id, clear);
    }

    /// An Add in the middle of `wire`, to which `earlier` leads as well, past everything between.
    public static Diagram skip(Diagram diagram, Block add, Wire wire, String earlier, Place place) {
        String id = diagram.graph().freshId(add);
        return connect(splice(diagram, add, wire, place), new Wire(earlier, id));
    }

    /// A new wire. A block of one input lets go of the wire it had.
    public static Diagram connect(Diagram diagram, Wire wire) {
        if (!connectable(diagram, wire)) {
            return diagram;
        }
        Node to = diagram.graph().node(wire.to());
        List<String> inputs = to.block().arity() == Arity.MANY ? new ArrayList<>(to.inputs()) : new ArrayList<>();
        inputs.add(wire.from());
        return diagram.withGraph(diagram.graph().with(to.withInputs(inputs)));
    }

    /// Several new wires, in this order.
    public static Diagram connect(Diagram diagram, Collection<Wire> wires) {
        Diagram wired = diagram;
        for (Wire wire : wires) {
            wired = connect(wired, wire);
        }
        return wired;
    }

    /// True where such a wire is new, begins at an output, ends at an input, and closes no circle.
    public static boolean connectable(Diagram diagram, Wire wire) {
        Graph graph = diagram.graph();
        Node to = graph.node(wire.to());
        return !(graph.node(wire.from()).block() instanceof Output)
                && to.block().arity() != Arity.NONE
                && !to.inputs().contains(wire.from())
                && !graph.reaches(wire.to(), wire.from());
    }

    public static Diagram disconnect(Diagram diagram, Wire wire) {
        Node to = diagram.graph().node(wire.to());
        List<String> inputs =
                to.inputs().stream().filter(input -> !input.equals(wire.from())).toList();
        return diagram.withGraph(diagram.graph().with(to.withInputs(inputs)));
    }

    public static Diagram disconnect(Diagram diagram, Collection<Wire> wires) {
        Diagram rest = diagram;
        for (Wire wire : wires) {
            rest = disconnect(rest, wire);
        }
        return rest;
    }

    /// Without these blocks; what led into one leads on to where it led, so that a chain stays a chain.
    public static Diagram delete(Diagram diagram, Collection<String> ids) {
        Diagram rest = diagram;
        for (String id : ids) {
            rest = delete(rest, id);
        }
        return rest;
    }

    private static Diagram delete(Diagram diagram, String id) {
        Graph graph = diagram.graph();
        Node gone = graph.node(id);
        Graph closed = gone.inputs().isEmpty()
                ? graph
                : graph.map(node -> {
                    List<String> inputs =
                            node.rewired(id, gone.inputs().getFirst()).inputs();
                    return node.inputs().contains(id)
                            ? node.withInputs(inputs.stream().distinct().toList())
                            : node;
                });
        return diagram.withGraph(closed.without(id));
    }

    /// These blocks moved by so many pixels.
    public static Diagram move(Diagram diagram, Collection<String> ids, double dx, double dy) {
        Map<String, Place> places = new LinkedHashMap<>(diagram.places());
        ids.forEach(id -> places.computeIfPresent(id, (key, at) -> new Place(at.x() + dx, at.y() + dy)));
        return diagram.withPlaces(places);
    }

    /// One setting of one block.
    ///
    /// @throws dev.netloom.engine.block.InvalidSetting where the value is out of range
    public static Diagram change(Diagram diagram, String id, String setting, Object value) {
        Node node = diagram.graph().node(id);
        Block changed = BlockType.of(node.block()).with(node.block(), setting, value);
        return diagram.withGraph(diagram.graph().with(node.withBlock(changed)));
    }

    /// Why the block `id` cannot be called `name`; empty where it can. No block is fixed to its name, not even Input.
    public static Optional<Problem> namingProblem(Diagram diagram, String id, String name) {
        if (name.isBlank()) {
            return Optional.of(Problem.of("name.blank"));
        }
        if (name.length() > Node.LONGEST_ID) {
            return Optional.of(Problem.of("name.long", name.length(), Node.LONGEST_ID));
        }
        if (name.codePoints().anyMatch(character -> Character.getType(character) == Character.SURROGATE)) {
            return Optional.of(Problem.of("name.half"));
        }
        boolean taken = diagram.graph().nodes().stream()
                .anyMatch(node -> node.id().equals(name) || node.inputs().contains(name));
        return taken && !name.equals(id) ? Optional.of(Problem.of("name.taken", name)) : Optional.empty();
    }

    /// The block `id` by another name, in the same place, wired as it was and in the same groups.
    ///
    /// @param name one that has no [#namingProblem]
    public static Diagram rename(Diagram diagram, String id, String name) {
        UnaryOperator<String> named = one -> one.equals(id) ? name : one;
        List<Node> nodes = diagram.graph().nodes().stream()
                .map(node -> new Node(
                        named.apply(node.id()),
                        node.block(),
                        node.inputs().stream().map(named).toList()))
                .toList();
        Map<String, Place> places = new LinkedHashMap<>();
        diagram.places().forEach((one, place) -> places.put(named.apply(one), place));
        List<Group> groups = diagram.groups().all().stream()
                .map(group ->
                        group.withMembers(group.members().stream().map(named).toList()))
                .toList();
        return diagram.with(new Graph(nodes), places)
                .withGroups(new Groups(groups))
                .withTraining(Padlocks.renamed(diagram.training(), id, name));
    }

    /// All blocks laid out anew.
    public static Diagram arrange(Diagram diagram) {
        return diagram.withPlaces(AutoLayout.of(diagram.graph(), diagram.groups()));
    }
}
