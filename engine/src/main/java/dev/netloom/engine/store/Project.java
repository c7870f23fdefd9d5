package dev.netloom.engine.store;

import dev.netloom.engine.graph.Graph;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a project file holds: a named graph, and where its blocks lie on the canvas.
///
/// @param places by node; a node without one is laid out when the project is shown
public record Project(String name, Graph graph, Map<String, Place> places) {
    /// A block's top left corner on the canvas, in unzoomed pixels.
    public record Place(double x, double y) {}

    public Project {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }
}
