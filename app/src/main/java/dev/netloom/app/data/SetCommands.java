package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/// What can be done to a set of pictures, as buttons.
final class SetCommands extends FlowPane {
    private final SetEditing editing;
    private final SetClassList classes;
    private final SetTiles tiles;
    private final Button rename;
    private final Button deleteClass;
    private final Button add;
    private final Button paste;
    private final MenuButton moveTo =
            new MenuButton(Texts.of("command.set-move"), Icons.of("mdi2f-folder-move-outline"));
    private final Button delete;
    private final Button undo;
    private final Button redo;

    /// @param adding asks for pictures to add
    /// @param pasting takes what is on the clipboard
    SetCommands(SetEditing editing, SetClassList classes, SetTiles tiles, Runnable adding, Runnable pasting) {
        this.editing = editing;
        this.classes = classes;
        this.tiles = tiles;
        rename = Controls.button("set-rename", "mdi2r-rename-box", classes::rename);
        deleteClass = Controls.button("set-delete-class", "mdi2f-folder-remove-outline", classes::delete);
        add = Controls.button("set-add", "mdi2i-image-plus", adding);
        paste = Controls.button("set-paste", "mdi2c-content-paste", pasting);
        delete = Controls.button("set-delete", "mdi2d-delete-outline", tiles::delete);
        undo = Controls.button("set-undo", "mdi2u-undo", editing::undo);
        redo = Controls.button("set-redo", "mdi2r-redo", editing::redo);
        moveTo.setId("set-move");
        moveTo.setMinWidth(USE_PREF_SIZE);
        moveTo.setTooltip(Controls.tooltip(Texts.of("command.set-move.tip")));
        Button addClass = Controls.button("set-add-class", "mdi2f-folder-plus-outline", classes::add);
        getChildren().addAll(addClass, rename, deleteClass, add, paste, moveTo, delete, undo, redo);
        getStyleClass().add("data-buttons");
        managedProperty().bind(visibleProperty());
        tiles.selectedProperty().subscribe(this::enable);
    }

    /// Offers what makes sense now.
    void enable() {
        SetEditing.State state = editing.stateProperty().get();
        moveTo.getItems().setAll(targets());
        boolean some = tiles.selectedProperty().get() >= 0;
        undo.setDisable(state == null || !state.isUndoable());
        redo.setDisable(state == null || !state.isRedoable());
        boolean none = classes.chosen().isEmpty();
        List.of(rename, deleteClass, add, paste).forEach(button -> button.setDisable(none));
        delete.setDisable(!some);
        moveTo.setDisable(!some || moveTo.getItems().isEmpty());
    }

    /// The other classes, and the other part of the chosen one.
    private List<MenuItem> targets() {
        List<MenuItem> targets = new ArrayList<>();
        classes.getItems().stream()
                .filter(content -> !content.equals(classes.chosen().orElse(null)))
                .forEach(content ->
                        targets.add(item(content.name(), () -> editing.move(tiles.selection(), content.name()))));
        tiles.otherPart().ifPresent(part -> {
            targets.add(new SeparatorMenuItem());
            MenuItem item = item(
                    words(part),
                    () -> classes.chosen().ifPresent(content -> editing.move(tiles.selection(), content.name(), part)));
            item.setId("set-move-part");
            targets.add(item);
        });
        return targets;
    }

    private static String words(Part part) {
        return Texts.of("set.move." + part.name().toLowerCase(Locale.ROOT));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    /// @return whether the keys stand for one of the commands
    boolean press(KeyEvent event) {
        if (Shortcut.UNDO.matches(event)) {
            undo.fire();
        } else if (Shortcut.REDO.matches(event)) {
            redo.fire();
        } else if (Shortcut.PASTE.matches(event)) {
            paste.fire();
        } else {
            return false;
        }
        return true;
    }
}
