package dev.netloom.app.diagram;

import dev.netloom.engine.store.Project.Note;
import dev.netloom.engine.store.Project.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a user does to the notes of a diagram, each a function from the diagram before to the diagram after.
public final class NoteEdits {
    private NoteEdits() {}

    /// `notes` under fresh names.
    static Map<String, Note> named(List<Note> notes) {
        Map<String, Note> named = new LinkedHashMap<>();
        notes.forEach(note -> named.put(freshId(named), note));
        return named;
    }

    /// `diagram` with these notes as well, in front of the others.
    public static Diagram add(Diagram diagram, Collection<Note> notes) {
        Map<String, Note> all = new LinkedHashMap<>(diagram.notes());
        notes.forEach(note -> all.put(freshId(all), note));
        return diagram.withNotes(all);
    }

    private static String freshId(Map<String, Note> taken) {
        int number = taken.size() + 1;
        while (taken.containsKey("note" + number)) {
            number++;
        }
        return "note" + number;
    }

    /// With another text in the note `id`; without the note where nothing is left of the text.
    public static Diagram write(Diagram diagram, String id, String text) {
        Map<String, Note> notes = new LinkedHashMap<>(diagram.notes());
        notes.computeIfPresent(id, (key, note) -> text.isBlank() ? null : new Note(text, note.place()));
        return diagram.withNotes(notes);
    }

    /// These notes moved by so many pixels.
    public static Diagram move(Diagram diagram, Collection<String> ids, double dx, double dy) {
        Map<String, Note> notes = new LinkedHashMap<>(diagram.notes());
        ids.forEach(id -> notes.computeIfPresent(id, (key, note) -> moved(note, dx, dy)));
        return diagram.withNotes(notes);
    }

    static Note moved(Note note, double dx, double dy) {
        return new Note(
                note.text(), new Place(note.place().x() + dx, note.place().y() + dy));
    }

    public static Diagram delete(Diagram diagram, Collection<String> ids) {
        Map<String, Note> notes = new LinkedHashMap<>(diagram.notes());
        notes.keySet().removeAll(ids);
        return diagram.withNotes(notes);
    }
}
