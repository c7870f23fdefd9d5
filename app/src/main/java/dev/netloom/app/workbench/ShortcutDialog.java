package dev.netloom.app.workbench;

import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Modality;
import javafx.stage.Window;

/// The list of shortcuts in a window of its own, which may stay open beside the work.
final class ShortcutDialog extends Dialog<Void> {
    private static final double HEIGHT = 620;

    /// What the title bar of a window takes.
    private static final double TITLE = 60;

    ShortcutDialog(Window owner, Theme theme) {
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle(Texts.of("shortcuts.title"));
        setResizable(true);
        getDialogPane().setId("shortcut-dialog");
        getDialogPane().setContent(new ShortcutList());
        getDialogPane().setPrefHeight(Math.min(HEIGHT, owner.getHeight() - TITLE));
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setId("shortcut-close");
        theme.dress(getDialogPane());
        setOnShown(event -> getDialogPane().lookup("#shortcut-search").requestFocus());
    }
}
