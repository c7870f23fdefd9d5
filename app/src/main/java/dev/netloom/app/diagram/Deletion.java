package dev.netloom.app.diagram;

import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Blocks taken out of a diagram: the chain closes over them, except where a block behind could not take what would
/// then come in.
///
/// @param after the diagram without them
/// @param gaps the wires that were left out, each with what would have been wrong with it
public record Deletion(Diagram after, List<Gap> gaps) {
    public record Gap(Wire wire, Problem problem) {}

    public static Deletion of(Diagram diagram, Collection<String> ids) {
        Diagram closed = Edits.delete(diagram, ids);
        Set<Wire> old = Set.copyOf(diagram.wires());
        List<Gap> gaps = new ArrayList<>();
        Diagram after = closed;
        for (Wire wire : closed.wires()) {
            Optional<Problem> problem = old.contains(wire) ? Optional.empty() : misfit(diagram, closed, wire.to());
            if (problem.isPresent()) {
                gaps.add(new Gap(wire, problem.get()));
                after = Edits.disconnect(after, wire);
            }
        }
        return new Deletion(after, List.copyOf(gaps));
    }

    /// What keeps the block `id` from taking what would come in, where it had no such problem before.
    private static Optional<Problem> misfit(Diagram before, Diagram closed, String id) {
        return misfit(before.graph(), id).isPresent() ? Optional.empty() : misfit(closed.graph(), id);
    }

    private static Optional<Problem> misfit(Graph graph, String id) {
        Node node = graph.node(id);
        List<Shape> shapes = GraphCheck.of(graph).inputShapes(node);
        boolean known = !shapes.isEmpty() && shapes.size() == node.inputs().size();
        return known ? node.block().problem(shapes) : Optional.empty();
    }
}
