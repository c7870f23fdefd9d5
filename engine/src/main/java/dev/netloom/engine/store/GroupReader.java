package dev.netloom.engine.store;

import static dev.netloom.engine.store.ProjectReader.shortened;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netloom.engine.graph.Group;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Reads one group of a project file.
///
/// @param line where it begins
record GroupReader(String file, int line, JsonNode json) {
    private static final Set<String> FIELDS = Set.of("id", "title", "folded", "members");

    /// The group, without members that are no block of the file (one removed by hand, perhaps); none where no member
    /// is left.
    Optional<Group> group(Set<String> blocks) throws FileProblem {
        JsonNode id = json.path("id");
        if (!id.isTextual() || id.asText().isBlank()) {
            throw problem("group", shortened(json));
        }
        for (String name : (Iterable<String>) json::fieldNames) {
            if (!FIELDS.contains(name)) {
                throw problem("group-field", id.asText(), name, shortened(json.get(name)));
            }
        }
        check("title", json.path("title").isMissingNode() || json.path("title").isTextual());
        check(
                "folded",
                json.path("folded").isMissingNode() || json.path("folded").isBoolean());
        check("members", json.path("members").isArray());
        Set<String> members = new LinkedHashSet<>();
        for (JsonNode member : json.path("members")) {
            check("members", member.isTextual());
            members.add(member.asText());
        }
        members.retainAll(blocks);
        boolean folded = json.path("folded").asBoolean();
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(new Group(id.asText(), json.path("title").asText(id.asText()), members, folded));
    }

    /// That the group does not go with those before it.
    FileProblem overlap() {
        return problem("group-overlap", json.path("id").asText());
    }

    private void check(String field, boolean right) throws FileProblem {
        if (!right) {
            throw problem("group-field", json.path("id").asText(), field, shortened(json.path(field)));
        }
    }

    private FileProblem problem(String key, Object... details) {
        return ProjectReader.problem(file, line, key, details);
    }
}
