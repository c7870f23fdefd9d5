package dev.netloom.app.diagram;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Block.Arity;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Ways out of problems with wires: those that are missing, too many, or lead nowhere.
final class WireFixes {
    private final Diagram diagram;
    private final Graph graph;
    private final GraphCheck check;

    WireFixes(Diagram diagram, GraphCheck check) {
        this.diagram = diagram;
        this.graph = diagram.graph();
        this.check = check;
    }

    /// An Input before the first block that lacks a wire.
    Fix addInput() {
        Input input = new Input(1, 28, 28);
        Optional<String> first = graph.nodes().stream()
                .filter(node -> node.inputs().isEmpty() && node.block().arity() == Arity.ONE)
                .filter(node -> !Fixes.isOutput(node) || graph.nodes().size() == 1)
                .map(Node::id)
                .findFirst();
        return Fix.of("add-input", before -> {
            String id = before.graph().freshId(input);
            Place place = first.map(next -> leftOf(before.place(next))).orElse(PaletteEntry.ORIGIN);
            Diagram added = Edits.add(before, input, place);
            return first.map(next -> Edits.connect(added, new Wire(id, next))).orElse(added);
        });
    }

    private static Place leftOf(Place place) {
        return new Place(place.x() - Layout.COLUMN, place.y());
    }

    /// An Output behind the last block that nothing uses.
    Fix addOutput() {
        Optional<String> last = unused().reduce((first, second) -> second).map(Node::id);
        Optional<String> end = last.or(() -> PaletteEntry.end(graph));
        return Fix.of("add-output", before -> {
            Output output = new Output();
            String id = before.graph().freshId(output);
            Diagram added = end.map(after -> Edits.addConnected(before, output, after))
                    .filter(after -> last.isPresent())
                    .orElseGet(() -> Edits.add(
                            before,
                            output,
                            end.map(at -> below(before.place(at))).orElse(PaletteEntry.ORIGIN)));
            return end.filter(from -> last.isEmpty())
                    .map(from -> Edits.connect(added, new Wire(from, id)))
                    .orElse(added);
        });
    }

    private static Place below(Place place) {
        return new Place(place.x(), place.y() + Layout.ROW);
    }

    /// Without the end `id`: what it fed is fed by the first of its kind.
    Fix only(String id) {
        Block block = graph.node(id).block();
        String first = graph.nodes().stream()
                .filter(node -> node.block().getClass() == block.getClass())
                .findFirst()
                .orElseThrow()
                .id();
        return Fix.of(
                "delete",
                before -> Edits.delete(
                        before.withGraph(before.graph().map(node -> node.rewired(id, first))), List.of(id)),
                id);
    }

    /// A wire from the nearest block that could lead here: one that nothing uses yet, if there is one.
    List<Fix> feed(String id) {
        return sources(id).limit(1).map(from -> connect(from, id)).toList();
    }

    Fix cut(String id) {
        return Fix.of("cut", before -> withInputs(before, id, List.of()));
    }

    Fix cutLoose(String id) {
        List<String> kept = graph.node(id).inputs().stream()
                .filter(input ->
                        graph.find(input).filter(node -> !Fixes.isOutput(node)).isPresent())
                .toList();
        return Fix.of("cut", before -> withInputs(before, id, kept));
    }

    /// The inputs joined, where their shapes allow that; or the first of them alone.
    List<Fix> oneInput(String id) {
        List<String> inputs = graph.node(id).inputs();
        List<Fix> fixes = new ArrayList<>();
        List<Shape> shapes = check.inputShapes(graph.node(id));
        for (Block join : List.of(new Add(), new Concat())) {
            if (fixes.isEmpty()
                    && shapes.size() == inputs.size()
                    && join.problem(shapes).isEmpty()) {
                fixes.add(Fix.of(
                        join instanceof Add ? "join.add" : "join.concat", before -> joined(before, id, join, inputs)));
            }
        }
        fixes.add(Fix.of("keep", before -> withInputs(before, id, List.of(inputs.getFirst())), inputs.getFirst()));
        return fixes;
    }

    private static Diagram joined(Diagram diagram, String id, Block join, List<String> inputs) {
        String joint = diagram.graph().freshId(join);
        Diagram one = withInputs(diagram, id, List.of(inputs.getFirst()));
        Diagram spliced = Insertion.before(one, id, 0, List.of(join));
        return withInputs(spliced, joint, inputs);
    }

    /// A second wire from a block whose output fits; or the chain without the block.
    List<Fix> secondInput(String id) {
        Node node = graph.node(id);
        List<Shape> present = check.inputShapes(node);
        Stream<Fix> more = sources(id)
                .filter(from -> fits(node.block(), present, from))
                .limit(1)
                .map(from -> connect(from, id));
        Fix without = Fix.of("delete", before -> Edits.delete(before, List.of(id)), id);
        return (node.inputs().size() == 1 ? Stream.concat(more, Stream.of(without)) : Stream.of(without)).toList();
    }

    private boolean fits(Block block, List<Shape> present, String from) {
        List<Shape> all =
                Stream.concat(present.stream(), check.shape(from).stream()).toList();
        return all.size() > present.size() && block.problem(all).isEmpty();
    }

    /// A wire on to a block that waits for one; else without the blocks that lead nowhere else.
    List<Fix> use(String id) {
        Optional<Fix> onward = graph.nodes().stream()
                .filter(node -> node.inputs().isEmpty() && node.block().arity() != Arity.NONE)
                .filter(node -> Edits.connectable(diagram, new Wire(id, node.id())))
                .min(Comparator.comparing((Node node) -> !Fixes.isOutput(node)).thenComparing(nearestTo(id)))
                .map(node -> connect(id, node.id()));
        Set<String> branch = deadBranch(id);
        List<Fix> fixes = new ArrayList<>(onward.stream().toList());
        boolean input = graph.node(id).block() instanceof Input;
        if (!input) {
            fixes.add(
                    branch.size() == 1
                            ? Fix.of("delete", before -> without(before, branch), id)
                            : Fix.of("delete.branch", before -> without(before, branch), branch.size()));
        }
        return fixes;
    }

    /// `id` and the blocks before it that lead to nothing but it; an Input is kept.
    private Set<String> deadBranch(String id) {
        Set<String> branch = new HashSet<>(Set.of(id));
        List<Node> upstream = graph.inOrder().reversed().stream()
                .filter(node -> graph.upstream(id).contains(node.id()))
                .toList();
        for (Node node : upstream) {
            boolean only = graph.consumers(node.id()).stream().map(Node::id).allMatch(branch::contains);
            if (only && !(node.block() instanceof Input)) {
                branch.add(node.id());
            }
        }
        return branch;
    }

    private static Diagram without(Diagram diagram, Set<String> ids) {
        Graph rest = diagram.graph();
        for (String id : ids) {
            rest = rest.without(id);
        }
        return diagram.withGraph(rest);
    }

    /// Without the wire into `id` that leads back: the one that comes from farthest right, if several close circles.
    Optional<Fix> openCircle(String id) {
        return graph.node(id).inputs().stream()
                .filter(input -> graph.contains(input) && graph.reaches(id, input))
                .max(Comparator.comparingDouble(input -> diagram.place(input).x()))
                .map(input -> Fix.of("cut.from", before -> Edits.disconnect(before, new Wire(input, id)), input));
    }

    private static Fix connect(String from, String to) {
        return Fix.of("connect", before -> Edits.connect(before, new Wire(from, to)), from, to);
    }

    /// Blocks that a wire could lead from to `id`: first those that nothing uses, then by distance; those on the right
    /// count as far away.
    private Stream<String> sources(String id) {
        Set<String> unused = new HashSet<>(unused().map(Node::id).toList());
        return graph.nodes().stream()
                .filter(node -> !node.id().equals(id) && check.shape(node.id()).isPresent())
                .filter(node -> Edits.connectable(diagram, new Wire(node.id(), id)))
                .sorted(Comparator.comparing((Node node) -> !unused.contains(node.id()))
                        .thenComparing(nearestTo(id)))
                .map(Node::id);
    }

    private Comparator<Node> nearestTo(String id) {
        Place to = diagram.place(id);
        return Comparator.comparingDouble(node -> {
            Place from = diagram.place(node.id());
            double behind = from.x() > to.x() && from.y() >= to.y() ? 10_000 : 0;
            return Math.hypot(from.x() - to.x(), from.y() - to.y()) + behind;
        });
    }

    private Stream<Node> unused() {
        return graph.nodes().stream()
                .filter(node -> check.problems(node.id()).stream()
                        .anyMatch(problem -> problem.key().equals("unused")));
    }

    private static Diagram withInputs(Diagram diagram, String id, List<String> inputs) {
        return diagram.withGraph(diagram.graph().with(diagram.graph().node(id).withInputs(inputs)));
    }
}
