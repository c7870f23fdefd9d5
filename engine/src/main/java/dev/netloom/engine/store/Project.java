package dev.netloom.engine.store;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a project file holds: a named graph, where its blocks lie on the canvas, which of them form groups, what
/// somebody wrote beside them, and how it is trained.
///
/// @param places by node; a node without one is laid out when the project is shown
/// @param notes have no part in the network
/// @param training settings that are not at their defaults, as text by key; `train.TrainingFields` knows what they
/// mean
public record Project(
        String name,
        Graph graph,
        Map<String, Place> places,
        Groups groups,
        List<Note> notes,
        SortedMap<String, String> training) {
    /// A block's top left corner on the canvas, in unzoomed pixels.
    public record Place(double x, double y) {}

    /// A note on the canvas.
    ///
    /// @param text plain, of one or several lines; at most [#LONGEST] characters
    /// @param place of its top left corner
    public record Note(String text, Place place) {
        public static final int LONGEST = 5000;
    }

    /// The key of the data set that it is trained on, among the settings of its training: a name, or a path.
    public static final String DATA = "data";

    public Project {
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        groups = groups.keeping(graph.nodes().stream().map(Node::id).toList());
        notes = List.copyOf(notes);
        training = Collections.unmodifiableSortedMap(new TreeMap<>(training));
    }

    public Project named(String name) {
        return new Project(name, graph, places, groups, notes, training);
    }

    /// A project without notes that says nothing about training.
    public Project(String name, Graph graph, Map<String, Place> places, Groups groups) {
        this(name, graph, places, groups, List.of(), Collections.emptySortedMap());
    }

    /// A project without groups and notes.
    public Project(String name, Graph graph, Map<String, Place> places) {
        this(name, graph, places, Groups.NONE);
    }

    /// With the whole path of its data set, where a file in `folder` says it from there on.
    public Project dataFrom(Path folder) {
        String said = training.get(DATA);
        try {
            if (said == null || said.isBlank()) {
                return this;
            }
            Path path = folder.resolve(said).normalize();
            return said.startsWith(".") || Files.exists(path) ? withData(path.toString()) : this;
        } catch (InvalidPathException e) {
            return this; // whoever opens it says so
        }
    }

    /// With the path of its data set from `folder` on, where it lies in it or beside it: both can be moved together.
    Project dataTo(Path folder) {
        String said = training.get(DATA);
        if (said == null || !new File(said).isAbsolute() || folder.getParent() == null) {
            return this;
        }
        Path path = Path.of(said);
        return path.startsWith(folder.getParent()) && !path.equals(folder.getParent())
                ? withData(dotted(folder.relativize(path).toString().replace(File.separatorChar, '/')))
                : this;
    }

    private static String dotted(String path) {
        return path.startsWith("..") ? path : path.isEmpty() ? "." : "./" + path;
    }

    private Project withData(String data) {
        SortedMap<String, String> changed = new TreeMap<>(training);
        changed.put(DATA, data);
        return withTraining(changed);
    }

    /// With another graph of the same blocks.
    public Project withGraph(Graph graph) {
        return new Project(name, graph, places, groups, notes, training);
    }

    /// With a graph of other blocks, which are laid out anew when the project is shown.
    public Project withNewGraph(Graph graph) {
        return new Project(name, graph, Map.of(), groups, notes, training);
    }

    public Project withTraining(SortedMap<String, String> training) {
        return new Project(name, graph, places, groups, notes, training);
    }
}
