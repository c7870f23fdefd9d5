package dev.netloom.engine.store;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a project file holds: a named graph, where its blocks lie on the canvas, and which of them form groups.
///
/// @param places by node; a node without one is laid out when the project is shown
public record Project(String name, Graph graph, Map<String, Place> places, Groups groups) {
    /// A block's top left corner on the canvas, in unzoomed pixels.
    public record Place(double x, double y) {}

    public Project {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        groups = groups.keeping(graph.nodes().stream().map(Node::id).toList());
    }

    /// A project without groups.
    public Project(String name, Graph graph, Map<String, Place> places) {
        this(name, graph, places, Groups.NONE);
    }
}
