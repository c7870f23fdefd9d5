package dev.netloom.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The groups of a network, in the order in which they were made. One may lie inside another; otherwise no two share
/// a block.
public record Groups(List<Group> all) {
    public static final Groups NONE = new Groups(List.of());

    /// How many groups may lie around a block: more than a person keeps apart.
    public static final int DEEPEST = 32;

    /// @throws IllegalArgumentException where two groups have one id, hold the same blocks, or share only some
    public Groups {
        all = List.copyOf(all);
        if (all.stream().map(Group::id).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two groups have one id");
        }
        requireNested(all);
    }

    /// From the smallest to the largest, the innermost group of every block so far is inside the next one, or apart.
    private static void requireNested(List<Group> all) {
        Map<String, Group> innermost = new HashMap<>();
        for (Group group : bySize(all)) {
            Set<Group> inside = Collections.newSetFromMap(new IdentityHashMap<>()); // their hashes are of all members
            group.members().stream().filter(innermost::containsKey).forEach(id -> inside.add(innermost.get(id)));
            for (Group inner : inside) {
                if (!group.holds(inner)) {
                    throw new IllegalArgumentException(
                            "groups " + inner.id() + " and " + group.id() + " overlap without one being in the other");
                }
            }
            group.members().forEach(id -> innermost.put(id, group));
        }
    }

    private static List<Group> bySize(Collection<Group> groups) {
        return groups.stream()
                .sorted(Comparator.comparingInt(group -> group.members().size()))
                .toList();
    }

    /// How many groups lie around a block at most.
    public int depth() {
        Map<String, Integer> around = new HashMap<>();
        all.forEach(group -> group.members().forEach(id -> around.merge(id, 1, Integer::sum)));
        return around.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Optional<Group> find(String id) {
        return all.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /// The groups around `block`, from the innermost to the outermost.
    public List<Group> around(String block) {
        return bySize(
                all.stream().filter(group -> group.members().contains(block)).toList());
    }

    /// The group that holds exactly these blocks.
    public Optional<Group> of(Set<String> members) {
        return all.stream().filter(group -> group.members().equals(members)).findFirst();
    }

    /// For each block that a folded group hides, the outermost such group.
    public Map<String, Group> covers() {
        Map<String, Group> covers = new HashMap<>();
        bySize(all).stream()
                .filter(Group::folded)
                .forEach(group -> group.members().forEach(id -> covers.put(id, group)));
        return covers;
    }

    /// With `group` at the end, or in the place of the one of its id.
    public Groups with(Group group) {
        Map<String, Group> changed = new LinkedHashMap<>();
        all.forEach(one -> changed.put(one.id(), one));
        changed.put(group.id(), group);
        return new Groups(List.copyOf(changed.values()));
    }

    public Groups without(String id) {
        return new Groups(all.stream().filter(group -> !group.id().equals(id)).toList());
    }

    /// With only these blocks left. A group that loses all of its blocks goes, and so does one that is left with no
    /// others than the group around it.
    public Groups keeping(Collection<String> blocks) {
        Set<String> kept = new HashSet<>(blocks);
        if (all.stream().allMatch(group -> kept.containsAll(group.members()))) {
            return this;
        }
        List<Group> left = new ArrayList<>();
        Set<Set<String>> seen = new HashSet<>();
        List<Group> outerFirst = bySize(all).reversed();
        for (Group group : outerFirst) {
            List<String> members =
                    group.members().stream().filter(kept::contains).toList();
            if (!members.isEmpty() && seen.add(Set.copyOf(members))) {
                left.add(group.withMembers(members));
            }
        }
        List<String> order = all.stream().map(Group::id).toList();
        left.sort(Comparator.comparingInt(group -> order.indexOf(group.id())));
        return new Groups(Collections.unmodifiableList(left));
    }

    /// An id that no group has: `group1`, `group2`, ...
    public String freshId() {
        int number = 1;
        while (find("group" + number).isPresent()) {
            number++;
        }
        return "group" + number;
    }
}
