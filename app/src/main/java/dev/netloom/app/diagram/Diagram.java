package dev.netloom.app.diagram;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Note;
import dev.netloom.engine.store.Project.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A network as it lies on the canvas: a named graph in which every block has its place, and some form groups, with
/// notes beside it, and the settings of its training that are not at their defaults.
/// Immutable; [Edits], [GroupEdits] and [NoteEdits] make new ones of it.
///
/// @param notes what somebody wrote beside the blocks, each under a name of its own
public record Diagram(
        String name,
        Graph graph,
        Map<String, Place> places,
        Groups groups,
        Map<String, Note> notes,
        SortedMap<String, String> training) {
    public Diagram {
        Map<String, Place> kept = new LinkedHashMap<>(places);
        Set<String> ids = graph.nodes().stream().map(Node::id).collect(Collectors.toSet());
        kept.keySet().retainAll(ids);
        if (kept.size() < graph.nodes().size()) {
            throw new IllegalArgumentException("a block of " + name + " has no place");
        }
        places = Collections.unmodifiableMap(kept);
        groups = groups.keeping(ids);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        training = Collections.unmodifiableSortedMap(new TreeMap<>(Padlocks.keeping(training, graph)));
    }

    /// A diagram without notes that says nothing about training.
    public Diagram(String name, Graph graph, Map<String, Place> places, Groups groups) {
        this(name, graph, places, groups, Map.of(), Collections.emptySortedMap());
    }

    /// `project`, laid out where it says nothing about places.
    public static Diagram of(Project project) {
        Graph graph = project.graph();
        boolean placed =
                graph.nodes().stream().allMatch(node -> project.places().containsKey(node.id()));
        return new Diagram(
                project.name(),
                graph,
                placed ? project.places() : AutoLayout.of(graph, project.groups()),
                project.groups(),
                NoteEdits.named(project.notes()),
                project.training());
    }

    public Project project() {
        return new Project(name, graph, places, groups, List.copyOf(notes.values()), training);
    }

    public Place place(String id) {
        return places.get(id);
    }

    /// All wires, in the order of the blocks that they lead to.
    public List<Wire> wires() {
        return graph.nodes().stream()
                .flatMap(node -> node.inputs().stream()
                        .filter(graph::contains)
                        .distinct()
                        .map(input -> new Wire(input, node.id())))
                .toList();
    }

    public Diagram named(String name) {
        return new Diagram(name, graph, places, groups, notes, training);
    }

    public Diagram withGraph(Graph graph) {
        return new Diagram(name, graph, places, groups, notes, training);
    }

    public Diagram withPlaces(Map<String, Place> places) {
        return new Diagram(name, graph, places, groups, notes, training);
    }

    /// With `node`, new or changed, at `place`.
    public Diagram with(Node node, Place place) {
        Map<String, Place> changed = new LinkedHashMap<>(places);
        changed.put(node.id(), place);
        return new Diagram(name, graph.with(node), changed, groups, notes, training);
    }

    public Diagram withGroups(Groups groups) {
        return new Diagram(name, graph, places, groups, notes, training);
    }

    /// @param training settings of a training that are not at their defaults
    public Diagram withTraining(SortedMap<String, String> training) {
        return new Diagram(name, graph, places, groups, notes, training);
    }

    public Diagram withNotes(Map<String, Note> notes) {
        return new Diagram(name, graph, places, groups, notes, training);
    }

    /// With another graph, all of whose blocks are among `places`.
    public Diagram with(Graph graph, Map<String, Place> places) {
        return new Diagram(name, graph, places, groups, notes, training);
    }
}
