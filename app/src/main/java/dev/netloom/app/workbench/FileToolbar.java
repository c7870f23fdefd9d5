package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;

/// New, Open, Save, Save as, Undo, Redo: their buttons and shortcuts.
final class FileToolbar {
    private final Shortcuts shortcuts;
    private final List<Node> nodes;

    FileToolbar(DiagramModel model, Documents documents, RecentFiles files, Shortcuts shortcuts) {
        this.shortcuts = shortcuts;
        Button undo = button(Shortcut.UNDO, "mdi2u-undo", model::undo);
        Button redo = button(Shortcut.REDO, "mdi2r-redo", model::redo);
        explain(undo, "undo", model.canUndoProperty(), model.undoNameProperty());
        explain(redo, "redo", model.canRedoProperty(), model.redoNameProperty());
        RecentMenu recent = new RecentMenu(files, documents::open);
        shortcuts.on(Shortcut.RECENT, recent::show);
        nodes = List.of(
                button(Shortcut.NEW, "mdi2f-file-plus-outline", documents::createNew),
                button(Shortcut.OPEN, "mdi2f-folder-open-outline", documents::open),
                recent,
                button(Shortcut.SAVE, "mdi2c-content-save-outline", documents::save),
                button(Shortcut.SAVE_AS, "mdi2c-content-save-edit-outline", documents::saveAs),
                new Separator(Orientation.VERTICAL),
                undo,
                redo);
    }

    List<Node> nodes() {
        return nodes;
    }

    private Button button(Shortcut shortcut, String icon, Runnable action) {
        shortcuts.on(shortcut, action);
        return Controls.iconButton(shortcut, icon, action);
    }

    /// Says what would be undone: "Undo: Move".
    private static void explain(
            Button button, String id, ObservableBooleanValue possible, ObservableValue<String> name) {
        button.disableProperty().bind(Bindings.not(possible));
        String plain = button.getTooltip().getText();
        name.subscribe(edit ->
                button.getTooltip().setText(edit.isEmpty() ? plain : Texts.of("command." + id + ".named", edit)));
    }
}
