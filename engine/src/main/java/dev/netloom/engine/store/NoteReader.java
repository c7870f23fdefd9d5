package dev.netloom.engine.store;

import static dev.netloom.engine.store.ProjectReader.shortened;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netloom.engine.store.Project.Note;
import java.util.Set;

/// Reads one note of a project file.
///
/// @param line where it begins
record NoteReader(String file, int line, JsonNode json) {
    private static final Set<String> FIELDS = Set.of("text", "place");

    Note note() throws FileProblem {
        JsonNode text = json.path("text");
        if (!text.isTextual() || text.asText().isBlank()) {
            throw problem("note", shortened(json));
        }
        for (String name : (Iterable<String>) json::fieldNames) {
            if (!FIELDS.contains(name)) {
                throw problem("note-field", name);
            }
        }
        if (text.asText().length() > Note.LONGEST) {
            throw problem("note-long", text.asText().length(), Note.LONGEST);
        }
        JsonNode place = json.path("place");
        return new Note(
                text.asText(), BlockReader.place(place).orElseThrow(() -> problem("note-place", shortened(place))));
    }

    private FileProblem problem(String key, Object... details) {
        return ProjectReader.problem(file, line, key, details);
    }
}
