package dev.netloom.app.workbench;

import atlantafx.base.theme.Styles;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
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
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;

/// New, Open, Save, Save as, Undo, Redo: their buttons and shortcuts.
final class FileToolbar {
    private final Shortcuts shortcuts;
    private final List<Node> nodes;

    /// @param filed what else can be done with files
    FileToolbar(DiagramModel model, Documents documents, RecentFiles files, List<MenuItem> filed, Shortcuts shortcuts) {
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
                more(documents::saveAs, filed),
                new Separator(Orientation.VERTICAL),
                undo,
                redo);
    }

    List<Node> nodes() {
        return nodes;
    }

    private MenuButton more(Runnable saveAs, List<MenuItem> filed) {
        shortcuts.on(Shortcut.SAVE_AS, saveAs);
        MenuItem save = new MenuItem(Controls.withKeys(Shortcut.SAVE_AS), Icons.of("mdi2c-content-save-edit-outline"));
        save.setId(Shortcut.SAVE_AS.key());
        save.setOnAction(event -> saveAs.run());
        MenuButton more = new MenuButton(null, Icons.of("mdi2d-dots-vertical"), save, new SeparatorMenuItem());
        more.getItems().addAll(filed);
        more.setId("files-more");
        more.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "recent-menu", "files-more");
        more.setAccessibleText(Texts.of("files.more"));
        more.setTooltip(Controls.tooltip(Texts.of("files.more")));
        return more;
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
