package dev.netloom.app.diagram;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ways out of problems, each an edit after which the problem is gone: the one that changes least first. What is wrong
/// with wires is [WireFixes]' part.
public final class Fixes {
    /// Where the classes of the data are not known: digits.
    private static final int CLASSES = 10;

    private Fixes() {}

    /// @param check of the diagram
    /// @param id of the node that has the problem, or [GraphCheck#WHOLE]
    public static List<Fix> of(Diagram diagram, GraphCheck check, String id, Problem problem) {
        WireFixes wires = new WireFixes(diagram, check);
        return switch (problem.key()) {
            case "conv.too-small" ->
                smallerWindow(diagram, check, id, (Integer) problem.arguments().get(3));
            case "conv.groups" ->
                List.of(change(id, "groups", problem.arguments().get(3)));
            case "group-norm.groups" ->
                List.of(change(id, "groups", problem.arguments().get(2)));
            case "pool.too-small" -> smallerPool(diagram, check, id);
            case "pool.padding" ->
                List.of(change(id, "padding", problem.arguments().get(2)));
            case "dense.not-flat" -> List.of(before("flatten", id, List.of(new Flatten())));
            case "output.not-flat" ->
                List.of(before("flatten-dense", id, List.of(new Flatten(), Dense.of(CLASSES)), CLASSES));
            case "fit.classes" ->
                classes(diagram, id, (Integer) problem.arguments().get(1));
            case "made-for" -> List.of(fit(problem.arguments()));
            case "add.shapes", "concat.shapes" -> new JoinFixes(diagram, check).of(id);
            case "missing-input" -> List.of(wires.addInput());
            case "missing-output" -> List.of(wires.addOutput());
            case "second-input", "second-output" -> List.of(wires.only(id));
            case "no-input" -> wires.feed(id);
            case "takes-no-input" -> List.of(wires.cut(id));
            case "takes-one-input" -> wires.oneInput(id);
            case "needs-two-inputs" -> wires.secondInput(id);
            case "unknown-input" -> List.of(wires.cutLoose(id));
            case "unused" -> wires.use(id);
            case "cycle" -> wires.openCircle(id).stream().toList();
            default -> List.of();
        };
    }

    private static Fix change(String id, String setting, Object value) {
        return Fix.of(setting, before -> Edits.change(before, id, setting, value), value);
    }

    /// More padding, or a window that fits as it is.
    private static List<Fix> smallerWindow(Diagram diagram, GraphCheck check, String id, int padding) {
        Node node = diagram.graph().node(id);
        Conv conv = (Conv) node.block();
        List<Fix> fixes = new ArrayList<>();
        if (padding <= 31) {
            fixes.add(change(id, "padding", padding));
        }
        int room = smallestSide(check, node) + 2 * conv.padding();
        fixes.add(kernel(id, (room - 1) / conv.dilation() + 1));
        return fixes;
    }

    private static List<Fix> smallerPool(Diagram diagram, GraphCheck check, String id) {
        Node node = diagram.graph().node(id);
        Pool pool = (Pool) node.block();
        int kernel = smallestSide(check, node) + 2 * pool.padding();
        Fix delete = Fix.of("delete", before -> Edits.delete(before, List.of(id)), id);
        return kernel > 1 ? List.of(kernel(id, kernel), delete) : List.of(delete);
    }

    private static Fix kernel(String id, int kernel) {
        return change(id, "kernel", kernel);
    }

    private static int smallestSide(GraphCheck check, Node node) {
        Shape input = check.inputShapes(node).getFirst();
        return Math.min(input.height(), input.width());
    }

    /// These blocks in a row, in the wire that leads to `id`.
    private static Fix before(String key, String id, List<Block> blocks, Object... arguments) {
        return Fix.of(key, diagram -> Insertion.before(diagram, id, 0, blocks), arguments);
    }

    /// The dense block that decides gets as many units as there are classes; where there is none, one is added.
    private static List<Fix> classes(Diagram diagram, String id, int classes) {
        Optional<Node> last = decider(diagram.graph(), diagram.graph().node(id));
        return List.of(last.map(dense -> Fix.of(
                        "units", before -> Edits.change(before, dense.id(), "units", classes), dense.id(), classes))
                .orElseGet(() -> before("dense", id, List.of(Dense.of(classes)), classes)));
    }

    private static Optional<Node> decider(Graph graph, Node output) {
        Node node = output;
        for (int steps = graph.nodes().size(); steps > 0 && node.inputs().size() == 1; steps--) {
            Optional<Node> previous = graph.find(node.inputs().getFirst());
            if (previous.isEmpty() || previous.get().block() instanceof Dense) {
                return previous;
            }
            node = previous.get();
        }
        return Optional.empty();
    }

    private static Fix fit(List<Object> arguments) {
        List<Integer> numbers =
                arguments.stream().skip(4).map(Integer.class::cast).toList();
        DataFit images = new DataFit(new Shape(numbers.get(0), numbers.get(1), numbers.get(2)), numbers.get(3));
        return Fix.of(
                "fit",
                before -> images.fitted(before.graph()).map(before::withGraph).orElse(before));
    }

    /// True for what ends a network.
    static boolean isOutput(Node node) {
        return node.block() instanceof Output;
    }
}
