package dev.netloom.app.workbench;

import atlantafx.base.theme.Styles;
import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.document.RecentFiles.Entry;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.ProjectFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The files that were open last. One that is gone says so, and choosing it takes it off the list.
final class RecentMenu extends MenuButton {
    private final RecentFiles recent;
    private final Consumer<Path> open;

    RecentMenu(RecentFiles recent, Consumer<Path> open) {
        this.recent = recent;
        this.open = open;
        setId("recent");
        setGraphic(Icons.of("mdi2h-history"));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "recent-menu");
        setAccessibleText(Texts.of("command.recent"));
        setTooltip(Controls.tooltip(Controls.withKeys(Shortcut.RECENT)));
        recent.entriesProperty().subscribe(this::fill);
        setOnShowing(event -> recent.refresh());
    }

    private void fill(List<Entry> entries) {
        getItems().setAll(entries.stream().map(this::item).toList());
        List<Entry> gone = entries.stream().filter(entry -> !entry.exists()).toList();
        if (entries.isEmpty()) {
            MenuItem nothing = new MenuItem(Texts.of("recent.none"));
            nothing.setDisable(true);
            getItems().add(nothing);
        }
        if (gone.size() > 1) {
            MenuItem remove = new MenuItem(Texts.of("recent.remove-gone", gone.size()));
            remove.setId("recent-remove-gone");
            remove.setOnAction(event -> gone.forEach(entry -> recent.remove(entry.file())));
            getItems().addAll(new SeparatorMenuItem(), remove);
        }
    }

    private MenuItem item(Entry entry) {
        String name = String.valueOf(entry.file().getFileName()).replace(ProjectFile.EXTENSION, "");
        String folder = String.valueOf(entry.file().getParent());
        MenuItem item = new MenuItem(
                Texts.of(entry.exists() ? "recent.file" : "recent.gone", name, shortened(folder)),
                Icons.of(entry.exists() ? "mdi2f-file-outline" : "mdi2f-file-remove-outline"));
        item.setMnemonicParsing(false);
        item.getStyleClass().add(entry.exists() ? "recent-file" : "recent-gone");
        item.setOnAction(event -> {
            if (entry.exists()) {
                open.accept(entry.file());
            } else {
                recent.remove(entry.file());
            }
        });
        return item;
    }

    /// The end of a long path says more than its beginning.
    private static String shortened(String folder) {
        return folder.length() <= 48 ? folder : "\u2026" + folder.substring(folder.length() - 47);
    }
}
