package dev.netloom.app.diagram;

import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Branches beside each other: Eclipse ELK's layered layout, from left to right with few crossings.
///
/// The first call loads ELK, which takes longer than a frame: call it off the FX thread.
final class Layered {
    private static final double GRID = 10;
    /// Columns that all wires together may cross: ELK puts a node of its own wherever a wire crosses a column, and its
    /// time and memory grow with the square of their number.
    private static final int MOST_CROSSINGS = 3000;
    /// ELK goes along wires by recursion, and some thousands of blocks one after the other are too deep for it.
    private static final int MOST_PARTS = 1000;

    static {
        // Makes ELK know the types of its own options.
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private Layered() {}

    /// Whether [#of] gets through, in no more than about half a second.
    ///
    /// @param parts in order, but for those in a circle
    static boolean suits(Collection<String> parts, Set<Wire> links) {
        if (parts.size() > MOST_PARTS) {
            return false;
        }
        Map<String, List<String>> sources = new HashMap<>();
        links.forEach(link ->
                sources.computeIfAbsent(link.to(), key -> new ArrayList<>()).add(link.from()));
        Map<String, Integer> columns = new HashMap<>();
        for (String part : parts) {
            int column = sources.getOrDefault(part, List.of()).stream()
                    .mapToInt(from -> 1 + columns.getOrDefault(from, -1))
                    .max()
                    .orElse(0);
            columns.put(part, column);
        }
        long crossings = links.stream()
                .mapToLong(link -> Math.abs(columns.get(link.to()) - columns.get(link.from())))
                .sum();
        return crossings <= MOST_CROSSINGS;
    }

    /// @param parts by their names, in order
    /// @param links from one of them to another
    static Arrangement of(Map<String, Arrangement> parts, Set<Wire> links) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, Layout.ROW - Layout.HEIGHT);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 20.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, Layout.COLUMN - Layout.WIDTH);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 10.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 0.0);
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        Map<String, ElkPort> ins = new HashMap<>();
        Map<String, ElkPort> outs = new HashMap<>();
        parts.forEach((name, part) -> {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(part.width(), part.height());
            node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            nodes.put(name, node);
            ins.put(name, port(node, PortSide.WEST, 0, part.lead()));
            outs.put(name, port(node, PortSide.EAST, part.width(), part.lead()));
        });
        links.forEach(link -> ElkGraphUtil.createSimpleEdge(outs.get(link.from()), ins.get(link.to())));
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        return arrangement(parts, nodes);
    }

    private static ElkPort port(ElkNode node, PortSide side, double x, double lead) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        port.setLocation(x, lead + Layout.PORT);
        return port;
    }

    /// The lead is that of the last part, where branches have come together.
    private static Arrangement arrangement(Map<String, Arrangement> parts, Map<String, ElkNode> nodes) {
        double left = nodes.values().stream().mapToDouble(ElkNode::getX).min().orElse(0);
        double top = nodes.values().stream().mapToDouble(ElkNode::getY).min().orElse(0);
        Map<String, Place> places = new LinkedHashMap<>();
        double width = 0;
        double height = 0;
        double lead = 0;
        for (Map.Entry<String, Arrangement> entry : parts.entrySet()) {
            Arrangement part = entry.getValue();
            double x = snapped(nodes.get(entry.getKey()).getX() - left);
            double y = snapped(nodes.get(entry.getKey()).getY() - top);
            places.putAll(part.moved(x, y));
            width = Math.max(width, x + part.width());
            height = Math.max(height, y + part.height());
            lead = y + part.lead();
        }
        return new Arrangement(places, width, height, lead);
    }

    private static double snapped(double value) {
        return Math.round(value / GRID) * GRID;
    }
}
