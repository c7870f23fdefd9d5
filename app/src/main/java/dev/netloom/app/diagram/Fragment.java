package dev.netloom.app.diagram;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Note;
import dev.netloom.engine.store.Project.Place;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Some blocks of a network on their own, with the wires between them: what the clipboard holds, as the text of a
/// project file.
public final class Fragment {
    /// How many columns and rows away from where it was a fragment looks for a free place.
    private static final int FARTHEST = 30;

    private Fragment() {}

    /// @param notes ids of those that come along
    public static Project of(Diagram diagram, Collection<String> ids, Collection<String> notes) {
        Graph graph = new Graph(diagram.graph().nodes().stream()
                .filter(node -> ids.contains(node.id()))
                .map(node -> node.withInputs(
                        node.inputs().stream().filter(ids::contains).toList()))
                .toList());
        Map<String, Place> places = new LinkedHashMap<>(diagram.places());
        places.keySet().retainAll(graph.nodes().stream().map(Node::id).toList());
        List<Note> taken = diagram.notes().keySet().stream()
                .filter(notes::contains)
                .map(diagram.notes()::get)
                .toList();
        return new Project(diagram.name(), graph, places, Groups.NONE, taken, Collections.emptySortedMap());
    }

    /// `fragment` with its top left corner at `corner`; laid out, where it says nothing about places.
    public static Project movedTo(Project fragment, Place corner) {
        Map<String, Place> places = new LinkedHashMap<>(Diagram.of(fragment).places());
        List<Place> all = Stream.concat(
                        places.values().stream(), fragment.notes().stream().map(Note::place))
                .toList();
        double dx = corner.x() - all.stream().mapToDouble(Place::x).min().orElse(0);
        double dy = corner.y() - all.stream().mapToDouble(Place::y).min().orElse(0);
        places.replaceAll((id, at) -> new Place(at.x() + dx, at.y() + dy));
        List<Note> notes = fragment.notes().stream()
                .map(note -> NoteEdits.moved(note, dx, dy))
                .toList();
        return new Project(fragment.name(), fragment.graph(), places, fragment.groups(), notes, fragment.training());
    }

    /// `diagram` with `fragment` in it, under new names, at the free place nearest to where it was.
    public static Diagram paste(Diagram diagram, Project fragment) {
        Diagram laid = Diagram.of(fragment);
        Place by = laid.places().isEmpty()
                ? new Place(Layout.COLUMN / 4, Layout.ROW / 4)
                : free(diagram.places().values(), laid.places().values());
        Map<String, String> names = new HashMap<>();
        Diagram pasted = diagram;
        for (Node node : laid.graph().nodes()) {
            String id = pasted.graph().freshId(node.block());
            names.put(node.id(), id);
            Place place = laid.place(node.id());
            pasted = pasted.with(
                    new Node(id, node.block(), List.of()), new Place(place.x() + by.x(), place.y() + by.y()));
        }
        Graph wired = pasted.graph();
        for (Node node : laid.graph().nodes()) {
            List<String> inputs = node.inputs().stream()
                    .filter(names::containsKey)
                    .map(names::get)
                    .toList();
            wired = wired.with(wired.node(names.get(node.id())).withInputs(inputs));
        }
        List<Note> notes = fragment.notes().stream()
                .map(note -> NoteEdits.moved(note, by.x(), by.y()))
                .toList();
        return NoteEdits.add(pasted.withGraph(wired), notes);
    }

    /// How far to move `blocks` so that the rectangle around them covers none of `others`: as little as possible, but
    /// by whole columns and rows.
    private static Place free(Collection<Place> others, Collection<Place> blocks) {
        double left = blocks.stream().mapToDouble(Place::x).min().orElseThrow();
        double top = blocks.stream().mapToDouble(Place::y).min().orElseThrow();
        double right = blocks.stream().mapToDouble(Place::x).max().orElseThrow();
        double bottom = blocks.stream().mapToDouble(Place::y).max().orElseThrow();
        return IntStream.rangeClosed(-FARTHEST, FARTHEST)
                .boxed()
                .flatMap(column -> IntStream.rangeClosed(-FARTHEST, FARTHEST)
                        .mapToObj(row -> new Place(column * Layout.COLUMN, row * Layout.ROW)))
                .sorted(Comparator.comparingDouble(by -> Math.hypot(by.x(), by.y()) + (by.y() < 0 ? 1 : 0)))
                .filter(by -> others.stream()
                        .noneMatch(other -> other.x() > left + by.x() - Layout.WIDTH
                                && other.x() < right + by.x() + Layout.WIDTH
                                && other.y() > top + by.y() - Layout.HEIGHT
                                && other.y() < bottom + by.y() + Layout.HEIGHT))
                .findFirst()
                .orElse(new Place(Layout.COLUMN / 4, Layout.ROW / 4));
    }
}
