package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Window;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where one value of a network comes from: the receptive field at its place.
public final class InputRegion {
    private InputRegion() {}

    /// The part of the image that the values of `node` at `region` depend on, before it is cut at the edges.
    public static Region ofImage(Graph graph, String node, Region region) {
        GraphCheck check = GraphCheck.of(graph);
        Map<String, Region> seen = new HashMap<>(Map.of(node, region));
        List<Node> back = graph.inOrder().reversed();
        for (Node at : back) {
            Region own = seen.get(at.id());
            if (own != null && at.block() instanceof Input) {
                return own;
            }
            if (own != null) {
                for (String input : at.inputs()) {
                    seen.merge(input, before(at.block(), own, check.shapes().get(input)), Region::with);
                }
            }
        }
        return region;
    }

    /// The part of the input of `block` that its outputs at `region` are computed from.
    static Region before(Block block, Region region, Shape input) {
        Window window = block.window(input);
        int stride = window.stride();
        int padding = window.padding();
        return new Region(
                region.top() * stride - padding,
                region.left() * stride - padding,
                (region.bottom() - 1) * stride - padding + window.height(),
                (region.right() - 1) * stride - padding + window.width());
    }
}
