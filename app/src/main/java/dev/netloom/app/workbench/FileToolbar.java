package dev.netloom.app.workbench;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.input.KeyCombination;

/// New, Open, Save, Save as, Undo, Redo: their buttons and shortcuts.
final class FileToolbar {
    private final Map<KeyCombination, Runnable> shortcuts = new LinkedHashMap<>();
    private final List<Node> nodes;

    FileToolbar(DiagramModel model, Documents documents) {
        Button undo = button("undo", "mdi2u-undo", "Shortcut+Z", model::undo);
        Button redo = button("redo", "mdi2r-redo", "Shortcut+Shift+Z", model::redo);
        shortcuts.put(KeyCombination.valueOf("Shortcut+Y"), model::redo);
        explain(undo, "undo", model.canUndoProperty(), model.undoNameProperty());
        explain(redo, "redo", model.canRedoProperty(), model.redoNameProperty());
        nodes = List.of(
                button("new", "mdi2f-file-plus-outline", "Shortcut+N", documents::createNew),
                button("open", "mdi2f-folder-open-outline", "Shortcut+O", documents::open),
                button("save", "mdi2c-content-save-outline", "Shortcut+S", documents::save),
                button("save-as", "mdi2c-content-save-edit-outline", "Shortcut+Shift+S", documents::saveAs),
                new Separator(Orientation.VERTICAL),
                undo,
                redo);
    }

    List<Node> nodes() {
        return nodes;
    }

    void installShortcuts(Scene scene) {
        scene.getAccelerators().putAll(shortcuts);
    }

    private Button button(String id, String icon, String keys, Runnable action) {
        KeyCombination shortcut = KeyCombination.valueOf(keys);
        shortcuts.put(shortcut, action);
        return Controls.iconButton(id, icon, shortcut, action);
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
