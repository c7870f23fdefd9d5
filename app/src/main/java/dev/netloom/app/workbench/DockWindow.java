package dev.netloom.app.workbench;

import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The dock in a window of its own, for a second screen. Closing that window puts the dock back.
final class DockWindow {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 640;

    private final Dock dock;
    private final Shortcuts shortcuts;
    private final Supplier<Window> owner;
    private final Runnable place;
    private Stage stage;

    /// @param place puts the dock where it belongs in the first window, or takes it out
    DockWindow(Dock dock, Shortcuts shortcuts, Supplier<Window> owner, Runnable place) {
        this.dock = dock;
        this.shortcuts = shortcuts;
        this.owner = owner;
        this.place = place;
        dock.detachedProperty().subscribe((before, now) -> turn(now));
    }

    private void turn(boolean away) {
        if (away) {
            place.run();
            open();
        } else if (stage != null) {
            stage.setScene(null);
            stage.close();
            stage = null;
            place.run();
        }
    }

    private void open() {
        Window first = owner.get();
        BorderPane root = new BorderPane(dock);
        root.getStyleClass().add("workbench");
        Parent dressed = first.getScene().getRoot();
        Theme.of(dressed).dress(root);
        dressed.getStyleClass().subscribe(() -> Theme.of(dressed).dress(root));
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        shortcuts.install(scene);
        stage = new Stage();
        stage.initOwner(first);
        stage.setTitle(Texts.of("dock.window"));
        stage.setScene(scene);
        stage.setOnCloseRequest(event -> dock.detachedProperty().set(false));
        stage.show();
    }
}
