package dev.netloom.app.diagram;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a user does to the groups of a diagram, each a function from the diagram before to the diagram after. An edit
/// that makes no sense gives back the diagram as it was.
public final class GroupEdits {
    private GroupEdits() {}

    /// These blocks as a new group, open. Where a group holds only some of them, it lets them go.
    public static Diagram group(Diagram diagram, Collection<String> ids, String title) {
        Set<String> members = new LinkedHashSet<>(ids);
        members.removeIf(id -> !diagram.graph().contains(id));
        Groups groups = diagram.groups();
        if (members.isEmpty() || groups.of(members).isPresent()) {
            return diagram;
        }
        List<Group> kept = new ArrayList<>();
        for (Group group : groups.all()) {
            boolean apart = group.members().stream().noneMatch(members::contains);
            if (apart || members.containsAll(group.members()) || group.members().containsAll(members)) {
                kept.add(group);
            } else {
                kept.add(group.withMembers(group.members().stream()
                        .filter(id -> !members.contains(id))
                        .toList()));
            }
        }
        kept.add(new Group(groups.freshId(), title, members, false));
        Groups grouped = new Groups(withoutTwins(kept));
        return grouped.depth() > Groups.DEEPEST ? diagram : diagram.withGroups(grouped);
    }

    /// Letting blocks go may leave a group with the very blocks of one inside it: the inner one then stays.
    private static List<Group> withoutTwins(List<Group> groups) {
        List<Group> distinct = new ArrayList<>();
        for (Group group : groups.reversed()) {
            if (distinct.stream().noneMatch(other -> other.members().equals(group.members()))) {
                distinct.addFirst(group);
            }
        }
        return distinct;
    }

    /// Without this group; its blocks stay, and are seen.
    public static Diagram ungroup(Diagram diagram, String id) {
        if (diagram.groups().find(id).isEmpty()) {
            return diagram;
        }
        Diagram open = unfold(diagram, id);
        return open.withGroups(open.groups().without(id));
    }

    public static Diagram rename(Diagram diagram, String id, String title) {
        return title.isBlank() ? diagram : change(diagram, id, group -> group.titled(title.strip()));
    }

    /// The group as one card; what lay behind it closes up.
    public static Diagram fold(Diagram diagram, String id) {
        return diagram.groups().find(id).isEmpty()
                ? diagram
                : GroupSpacing.adjust(diagram, change(diagram, id, group -> group.folded(true)), id);
    }

    /// The group's blocks in their frame; what would be covered makes room.
    public static Diagram unfold(Diagram diagram, String id) {
        return diagram.groups().find(id).isEmpty()
                ? diagram
                : GroupSpacing.adjust(diagram, change(diagram, id, group -> group.folded(false)), id);
    }

    /// All groups folded, or none, and everything laid out anew. May take longer than a frame.
    public static Diagram foldAll(Diagram diagram, boolean folded) {
        List<Group> changed = diagram.groups().all().stream()
                .map(group -> group.folded(folded))
                .toList();
        return Edits.arrange(diagram.withGroups(new Groups(changed)));
    }

    private static Diagram change(Diagram diagram, String id, UnaryOperator<Group> change) {
        return diagram.groups()
                .find(id)
                .map(group -> diagram.withGroups(diagram.groups().with(change.apply(group))))
                .orElse(diagram);
    }

    /// `after`, with the blocks that are new since `before` in the group that lies around them: the innermost that
    /// holds everything they are wired to, upstream and downstream.
    public static Diagram adopt(Diagram before, Diagram after) {
        if (after.groups().isEmpty() || after.graph() == before.graph()) {
            return after;
        }
        Diagram adopted = after;
        Set<String> seen = new LinkedHashSet<>();
        for (Node node : after.graph().nodes()) {
            if (!before.graph().contains(node.id()) && !seen.contains(node.id())) {
                Set<String> part = new LinkedHashSet<>();
                Set<String> sources = new LinkedHashSet<>();
                Set<String> targets = new LinkedHashSet<>();
                explore(before.graph(), after.graph(), node.id(), part, sources, targets);
                seen.addAll(part);
                if (!sources.isEmpty() && !targets.isEmpty()) {
                    sources.addAll(targets);
                    adopted = adopt(adopted, part, sources);
                }
            }
        }
        return adopted;
    }

    /// Collects the new blocks that hang together with `start`, and the old ones at their ends.
    private static void explore(
            Graph before, Graph after, String start, Set<String> part, Set<String> sources, Set<String> targets) {
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (part.add(id)) {
                after.node(id).inputs().stream()
                        .filter(after::contains)
                        .forEach(input -> (before.contains(input) ? sources : open).add(input));
                after.consumers(id).forEach(node -> (before.contains(node.id()) ? targets : open).add(node.id()));
            }
        }
    }

    private static Diagram adopt(Diagram diagram, Set<String> part, Set<String> neighbours) {
        List<Group> groups = new ArrayList<>();
        for (Group group : diagram.groups().all()) {
            Set<String> members = new LinkedHashSet<>(group.members());
            if (members.containsAll(neighbours)) {
                members.addAll(part);
            }
            groups.add(group.withMembers(members));
        }
        return diagram.withGroups(new Groups(groups));
    }
}
