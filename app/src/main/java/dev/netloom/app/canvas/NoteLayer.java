package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.NoteEdits;
import dev.netloom.engine.store.Project.Note;
import dev.netloom.engine.store.Project.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;

/// The notes on the canvas. They lie over the blocks, so that none is lost behind one.
final class NoteLayer {
    private final DiagramModel model;
    private final Consumer<NoteView> made;
    private final Group layer = new Group();
    private final Map<String, NoteView> views = new LinkedHashMap<>();

    /// @param made is told of every new view
    NoteLayer(DiagramModel model, Consumer<NoteView> made) {
        this.model = model;
        this.made = made;
        model.selectedNotesProperty().subscribe(selected -> mark(selected));
    }

    Group node() {
        return layer;
    }

    Collection<NoteView> views() {
        return views.values();
    }

    void show(Map<String, Note> notes) {
        views.keySet().retainAll(notes.keySet());
        notes.forEach((id, note) -> views.computeIfAbsent(id, this::view).show(note));
        CanvasLayer.fill(layer, views.values());
        mark(model.selectedNotes());
    }

    private NoteView view(String id) {
        NoteView view = new NoteView(id);
        view.onWritten(text -> write(id, text));
        made.accept(view);
        return view;
    }

    private void write(String id, String text) {
        Note note = model.diagram().notes().get(id);
        if (note != null && !text.equals(note.text())) {
            model.edit(text.isBlank() ? "note.delete" : "note.write", before -> NoteEdits.write(before, id, text));
        }
    }

    /// Lets a new note be written at this point of the drawing. It comes into being with its text.
    NoteView begin(Point2D at) {
        NoteView draft = new NoteView("");
        Note note = new Note("", new Place(Math.rint(at.getX()), Math.rint(at.getY())));
        draft.show(note);
        draft.onWritten(text -> {
            layer.getChildren().remove(draft);
            if (!text.isBlank()) {
                add(new Note(text, note.place()));
            }
        });
        layer.getChildren().add(draft);
        draft.edit();
        return draft;
    }

    private void add(Note note) {
        Set<String> known = model.diagram().notes().keySet();
        model.edit("note.add", before -> NoteEdits.add(before, List.of(note)));
        model.select(
                Set.of(),
                model.diagram().notes().keySet().stream()
                        .filter(id -> !known.contains(id))
                        .toList());
        model.selectedNotes().forEach(id -> views.get(id).requestFocus());
    }

    void mark(Set<String> selected) {
        views.forEach((id, view) -> view.mark(selected.contains(id)));
    }

    /// Shows the selected notes so far from where the diagram has them, as during a drag.
    void shift(Point2D by) {
        for (String id : model.selectedNotes()) {
            Place place = model.diagram().notes().get(id).place();
            views.get(id).relocate(place.x() + by.getX(), place.y() + by.getY());
        }
    }

    /// The notes that lie in `bounds` of the drawing, at least in part.
    Set<String> touchedBy(Bounds bounds) {
        return views.values().stream()
                .filter(view -> view.box().intersects(bounds))
                .map(NoteView::key)
                .collect(Collectors.toSet());
    }

    /// All notes.
    Bounds bounds() {
        return views.values().stream().map(NoteView::box).reduce(new BoundingBox(0, 0, -1, -1), GroupLayer::union);
    }

    /// True while the keyboard is on a note, or in one.
    boolean hasKeyboard() {
        return layer.isFocusWithin();
    }
}
