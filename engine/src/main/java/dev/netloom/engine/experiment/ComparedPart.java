package dev.netloom.engine.experiment;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.inspect.InputRegion;
import dev.netloom.engine.inspect.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where a network differs from another: its blocks between those that both begin with and those that both end with.
///
/// @param blocks those in which they differ; may be empty
/// @param seen the parts of the image that one value in the middle sees, after each of these blocks that widens it,
///             the last of them what the whole part sees
public record ComparedPart(Set<String> blocks, List<Region> seen) {
    /// The part of `own` that `other` has not.
    public static ComparedPart of(Graph own, Graph other) {
        List<Node> mine = own.inOrder();
        List<Node> theirs = other.inOrder();
        int shorter = Math.min(mine.size(), theirs.size());
        int same = 0;
        while (same < shorter && mine.get(same).block().equals(theirs.get(same).block())) {
            same++;
        }
        int last = 0;
        while (last < shorter - same
                && mine.get(mine.size() - 1 - last)
                        .block()
                        .equals(theirs.get(theirs.size() - 1 - last).block())) {
            last++;
        }
        List<Node> differing = mine.subList(same, mine.size() - last);
        Set<String> ids = new LinkedHashSet<>();
        differing.forEach(node -> ids.add(node.id()));
        return new ComparedPart(ids, fields(own, differing.isEmpty() ? mine.subList(0, same) : differing));
    }

    private static List<Region> fields(Graph graph, List<Node> blocks) {
        GraphCheck check = GraphCheck.of(graph);
        List<Region> fields = new ArrayList<>();
        for (Node node : blocks) {
            Shape shape = check.shapes().get(node.id());
            if (shape != null && !shape.isVector() && shape.size() > 0) {
                Region middle = Region.at(shape.height() / 2, shape.width() / 2);
                Region seen = InputRegion.ofImage(graph, node.id(), middle);
                if (fields.isEmpty() || seen.height() > fields.getLast().height()) {
                    fields.add(seen);
                }
            }
        }
        return fields;
    }
}
