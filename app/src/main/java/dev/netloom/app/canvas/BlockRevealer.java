package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.engine.graph.Group;
import java.util.List;
import java.util.Set;

/// Selects a block and brings it into sight, out of the folded groups that hold it.
public final class BlockRevealer {
    private BlockRevealer() {}

    public static void block(DiagramModel model, ViewportController sight, String id) {
        List<Group> folded = model.diagram().groups().around(id).stream()
                .filter(Group::folded)
                .toList();
        if (!folded.isEmpty()) {
            model.fold(
                    "unfold",
                    before -> folded.reversed().stream()
                            .map(Group::id)
                            .reduce(before, GroupEdits::unfold, (first, second) -> second));
        }
        model.select(Set.of(id));
        sight.reveal(Set.of(id));
    }
}
