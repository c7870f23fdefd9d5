package dev.netloom.engine.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// Blocks that a user sees as one part of the network: a stage, an inception module, a residual block. A group means
/// nothing to training.
///
/// @param title what a user reads
/// @param members ids of all its blocks, those of groups inside it too
/// @param folded true where it is shown as one card
public record Group(String id, String title, Set<String> members, boolean folded) {
    public Group {
        if (id.isBlank() || members.isEmpty()) {
            throw new IllegalArgumentException("a group needs an id and blocks");
        }
        members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    public Group titled(String title) {
        return new Group(id, title, members, folded);
    }

    public Group folded(boolean folded) {
        return new Group(id, title, members, folded);
    }

    public Group withMembers(Collection<String> members) {
        return new Group(id, title, new LinkedHashSet<>(members), folded);
    }

    /// True where `other` lies inside this group.
    public boolean holds(Group other) {
        return members.size() > other.members.size() && members.containsAll(other.members);
    }
}
