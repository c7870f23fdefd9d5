package dev.netloom.app.diagram;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Projections that bring the inputs of a joining block to one shape.
final class JoinFixes {
    private static final int MOST_FILTERS = 4096;
    private static final int LARGEST_KERNEL = 31;
    private static final int LARGEST_STRIDE = 16;

    private final Diagram diagram;
    private final GraphCheck check;

    JoinFixes(Diagram diagram, GraphCheck check) {
        this.diagram = diagram;
        this.check = check;
    }

    /// Every input that differs gets a projection to the shape of one of them: of the one that most lies before, if it
    /// can be reached from the others, since that is the way of the blocks and the others are shortcuts.
    List<Fix> of(String id) {
        Node node = diagram.graph().node(id);
        return targets(node).stream()
                .map(target -> project(node, target))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    /// Shapes of the inputs, of the deepest first.
    private List<Shape> targets(Node node) {
        return node.inputs().stream()
                .sorted(Comparator.comparingInt(
                        (String input) -> -diagram.graph().upstream(input).size()))
                .map(input -> check.shape(input).orElseThrow())
                .distinct()
                .toList();
    }

    private Optional<Fix> project(Node node, Shape target) {
        boolean adding = node.block() instanceof Add;
        Map<Integer, Conv> projections = new LinkedHashMap<>();
        for (int wire = 0; wire < node.inputs().size(); wire++) {
            Shape shape = check.shape(node.inputs().get(wire)).orElseThrow();
            boolean fits = adding ? shape.equals(target) : sameSize(shape, target);
            Optional<Conv> projection = fits ? Optional.empty() : projection(shape, target, adding);
            if (!fits && projection.isEmpty()) {
                return Optional.empty();
            }
            int number = wire;
            projection.ifPresent(conv -> projections.put(number, conv));
        }
        Conv first = projections.values().iterator().next();
        return Optional.of(Fix.of(
                first.stride() == 1 ? "project" : "project.stride",
                before -> apply(before, node.id(), projections),
                first.kernel(),
                first.filters(),
                first.stride(),
                node.inputs().get(projections.keySet().iterator().next())));
    }

    private static Diagram apply(Diagram diagram, String id, Map<Integer, Conv> projections) {
        Diagram after = diagram;
        for (Map.Entry<Integer, Conv> projection : projections.entrySet()) {
            after = Insertion.before(after, id, projection.getKey(), List.<Block>of(projection.getValue()));
        }
        return after;
    }

    private static boolean sameSize(Shape a, Shape b) {
        return a.height() == b.height() && a.width() == b.width();
    }

    /// The convolution with the smallest window, without padding, that makes `target` of `from`: a 1×1, with a stride
    /// where the image has to shrink to a part; else as large a window as eats up what is too much.
    private static Optional<Conv> projection(Shape from, Shape target, boolean channels) {
        int filters = channels ? target.channels() : from.channels();
        if (filters > MOST_FILTERS || from.height() < target.height() || from.width() < target.width()) {
            return Optional.empty();
        }
        List<Conv> candidates = new ArrayList<>();
        IntStream.rangeClosed(1, LARGEST_STRIDE).forEach(stride -> candidates.add(Conv.of(filters, 1, stride, 0)));
        int kernel = from.height() - target.height() + 1;
        if (kernel <= LARGEST_KERNEL) {
            candidates.add(Conv.of(filters, kernel, 1, 0));
        }
        return candidates.stream()
                .filter(conv -> conv.problem(List.of(from)).isEmpty())
                .filter(conv -> sameSize(conv.outputShape(List.of(from)), target))
                .findFirst();
    }
}
