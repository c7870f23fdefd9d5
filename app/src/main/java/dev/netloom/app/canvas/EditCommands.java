package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Alignment;
import dev.netloom.app.diagram.Deletion;
import dev.netloom.app.diagram.Deletion.Gap;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.EditName;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Fragment;
import dev.netloom.app.diagram.NoteEdits;
import dev.netloom.app.diagram.Padlocks;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Place;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;

/// What can be done to the selected blocks, by keys, the menu, or the bar.
record EditCommands(DiagramModel model, CanvasPopups popups) {
    void bind(Shortcuts shortcuts) {
        shortcuts.on(Shortcut.DESELECT, () -> model.select(Set.of()));
        shortcuts.on(Shortcut.SELECT_ALL, this::selectAll);
        shortcuts.on(Shortcut.CUT, this::cut);
        shortcuts.on(Shortcut.COPY, this::copy);
        shortcuts.on(Shortcut.PASTE, this::paste);
        shortcuts.on(Shortcut.DUPLICATE, this::duplicate);
        shortcuts.on(Shortcut.DELETE, this::delete);
        shortcuts.on(Shortcut.FREEZE, this::freeze);
        shortcuts.on(Shortcut.NUDGE_LEFT, () -> nudge(-Guides.GRID, 0));
        shortcuts.on(Shortcut.NUDGE_RIGHT, () -> nudge(Guides.GRID, 0));
        shortcuts.on(Shortcut.NUDGE_UP, () -> nudge(0, -Guides.GRID));
        shortcuts.on(Shortcut.NUDGE_DOWN, () -> nudge(0, Guides.GRID));
    }

    void selectAll() {
        model.select(
                model.diagram().graph().nodes().stream().map(Node::id).toList(),
                model.diagram().notes().keySet());
    }

    void copy() {
        if (isAnythingSelected()) {
            BlockClipboard.put(selected());
        }
    }

    private boolean isAnythingSelected() {
        return !model.selection().isEmpty() || !model.selectedNotes().isEmpty();
    }

    private Project selected() {
        return Fragment.of(model.diagram(), model.selection(), model.selectedNotes());
    }

    void cut() {
        copy();
        delete("cut");
    }

    void paste() {
        BlockClipboard.get()
                .ifPresentOrElse(fragment -> insert("paste", fragment), () -> popups.say(Texts.of("paste.nothing")));
    }

    /// Puts `fragment` in, as near to `corner` as there is room.
    void add(Project fragment, Place corner) {
        insert("add", Fragment.movedTo(fragment, corner));
    }

    /// Asks for a name, and gives what is selected to `keeper` under it.
    void keep(Point2D scene, Consumer<Project> keeper) {
        Project kept = selected();
        String proposal =
                model.diagram().groups().of(model.selection()).map(Group::title).orElse("");
        popups.open(new NamePopup(proposal, name -> keeper.accept(kept.named(name))), scene);
    }

    void duplicate() {
        if (isAnythingSelected()) {
            insert("duplicate", selected());
        }
    }

    void delete() {
        if (model.selectedWireProperty().get().isPresent()) {
            model.deleteSelection();
        } else {
            delete("delete");
        }
    }

    void freeze() {
        freeze(model, model.selection());
    }

    /// Closes padlocks, or opens them where all are closed.
    static void freeze(DiagramModel model, Set<String> ids) {
        Set<String> turned = Padlocks.offered(model.diagram().graph(), ids);
        if (!turned.isEmpty()) {
            model.edit(
                    Padlocks.areClosed(model.diagram(), ids) ? "unfreeze" : "freeze",
                    before -> Padlocks.turn(before, turned),
                    EditName.of(model.diagram().graph(), turned));
        }
    }

    void align(Alignment alignment) {
        Set<String> ids = model.selection();
        model.edit(
                "align",
                before -> alignment.apply(before, ids),
                EditName.of(model.diagram().graph(), ids));
    }

    /// By so many pixels; a run of them is one step back.
    private void nudge(double dx, double dy) {
        Set<String> ids = model.selection();
        Set<String> notes = model.selectedNotes();
        model.edit(
                ids.isEmpty() ? "note.move" : "move",
                "nudge",
                before -> NoteEdits.move(Edits.move(before, ids, dx, dy), notes, dx, dy));
    }

    /// Moves what is selected, blocks and notes, by so many pixels.
    static void moveSelection(DiagramModel model, Point2D by) {
        Set<String> ids = model.selection();
        Set<String> notes = model.selectedNotes();
        model.edit(
                ids.isEmpty() ? "note.move" : "move",
                before -> NoteEdits.move(Edits.move(before, ids, by.getX(), by.getY()), notes, by.getX(), by.getY()));
    }

    private void delete(String key) {
        Set<String> gone = model.selection();
        Set<String> notes = model.selectedNotes();
        if (gone.isEmpty()) {
            model.edit("note.delete", before -> NoteEdits.delete(before, notes));
            return;
        }
        Deletion deletion = Deletion.of(model.diagram(), gone);
        model.edit(
                key,
                before -> NoteEdits.delete(deletion.after(), notes),
                EditName.of(model.diagram().graph(), gone));
        if (!deletion.gaps().isEmpty()) {
            popups.say(deletion.gaps().stream().map(EditCommands::explain).collect(Collectors.joining("\n")));
        }
    }

    private static String explain(Gap gap) {
        return Texts.of("delete.gap", gap.wire().to(), ProblemText.of(gap.problem()));
    }

    /// Puts blocks in, and selects them.
    private void insert(String key, Project fragment) {
        Diagram before = model.diagram();
        UnaryOperator<Diagram> edit = diagram -> Fragment.paste(diagram, fragment);
        boolean blocks = !fragment.graph().nodes().isEmpty();
        model.edit(blocks ? key : "note.add", edit);
        model.select(
                model.diagram().graph().nodes().stream()
                        .map(Node::id)
                        .filter(id -> !before.graph().contains(id))
                        .toList(),
                model.diagram().notes().keySet().stream()
                        .filter(id -> !before.notes().containsKey(id))
                        .toList());
    }
}
