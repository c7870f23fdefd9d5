package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Group;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Groups by the keyboard: Ctrl+G groups what is selected, Ctrl+Shift+G takes selected groups apart, Enter folds or
/// unfolds the selected one.
final class GroupKeys {
    private final DiagramModel model;

    private GroupKeys(DiagramModel model) {
        this.model = model;
    }

    static void install(DiagramCanvas canvas, DiagramModel model) {
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, new GroupKeys(model)::press);
    }

    private void press(KeyEvent event) {
        boolean done = false;
        if (event.getCode() == KeyCode.G && event.isShortcutDown()) {
            done = event.isShiftDown() ? ungroup() : group();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            done = toggle();
        }
        if (done) {
            event.consume();
        }
    }

    private boolean group() {
        Set<String> selection = model.selection();
        int number = model.diagram().groups().all().size() + 1;
        model.edit("group", before -> GroupEdits.group(before, selection, Texts.of("group.untitled", number)));
        return !selection.isEmpty();
    }

    /// The largest groups all of whose blocks are selected.
    private boolean ungroup() {
        List<Group> selected = model.diagram().groups().all().stream()
                .filter(group -> model.selection().containsAll(group.members()))
                .toList();
        List<String> largest = selected.stream()
                .filter(group -> selected.stream().noneMatch(other -> other.holds(group)))
                .map(Group::id)
                .toList();
        model.edit(
                "ungroup", before -> largest.stream().reduce(before, GroupEdits::ungroup, (first, second) -> second));
        return !largest.isEmpty();
    }

    private boolean toggle() {
        var selected = model.diagram().groups().of(model.selection());
        selected.ifPresent(group -> GroupGestures.toggle(model, group));
        return selected.isPresent();
    }
}
