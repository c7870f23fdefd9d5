package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Group;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Groups by the keyboard: Ctrl+G groups what is selected, Ctrl+Shift+G takes selected groups apart, Enter folds or
/// unfolds the card that the keyboard is on, else the selected group; F2
/// renames the card.
final class GroupKeys {
    private final DiagramModel model;

    private GroupKeys(DiagramModel model) {
        this.model = model;
    }

    static void install(Node canvas, Shortcuts shortcuts, DiagramModel model) {
        GroupKeys keys = new GroupKeys(model);
        shortcuts.on(Shortcut.GROUP, keys::group);
        shortcuts.on(Shortcut.UNGROUP, keys::ungroup);
        // Before Enter leads to the settings of a block.
        canvas.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.press(canvas, event));
    }

    private void press(Node canvas, KeyEvent event) {
        boolean here = event.getTarget() == canvas || event.getTarget() instanceof FocusableView;
        if (!here || event.isShortcutDown() || event.isConsumed()) {
            return; // buttons and fields on the canvas, and a wire that is being drawn, take keys for themselves
        }
        if (event.getTarget() instanceof GroupCard card && event.getCode() == KeyCode.F2) {
            card.title().edit();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            group(event).ifPresent(group -> {
                GroupGestures.toggle(model, group);
                event.consume();
            });
        }
    }

    private Optional<Group> group(KeyEvent event) {
        return event.getTarget() instanceof GroupCard card
                ? model.diagram().groups().find(card.key())
                : model.diagram().groups().of(model.selection());
    }

    private void group() {
        Set<String> selection = model.selection();
        int number = model.diagram().groups().all().size() + 1;
        model.edit("group", before -> GroupEdits.group(before, selection, Texts.of("group.untitled", number)));
    }

    /// The largest groups all of whose blocks are selected.
    private void ungroup() {
        List<Group> selected = model.diagram().groups().all().stream()
                .filter(group -> model.selection().containsAll(group.members()))
                .toList();
        List<String> largest = selected.stream()
                .filter(group -> selected.stream().noneMatch(other -> other.holds(group)))
                .map(Group::id)
                .toList();
        model.edit(
                "ungroup", before -> largest.stream().reduce(before, GroupEdits::ungroup, (first, second) -> second));
    }
}
