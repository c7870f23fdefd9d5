package dev.netloom.app.workbench;

import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.ui.Alerts;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// All that opens over the window (tooltips, explanations, menus, dialogs), place by place: for whoever has to look
/// at
/// every one of them.
final class Popovers {
    /// JavaFX keeps a node's tooltip under this key, however it was given.
    private static final String TOOLTIP = "javafx.scene.control.Tooltip";

    private final Workbench workbench;
    private final TrainingDesk desk;

    /// @param workbench in a window
    Popovers(Workbench workbench, TrainingDesk desk) {
        this.workbench = workbench;
        this.desk = desk;
    }

    /// By name, what brings each part of the window up.
    Map<String, Runnable> places() {
        Map<String, Runnable> places = new LinkedHashMap<>();
        LibraryModel library = desk.parts().library().orElseThrow().model();
        places.put("Learn", library::readStart);
        places.put("Contest", library::readHistory);
        places.put("Page of a network", () -> library.readAboutNetwork("googlenet"));
        places.put("Page of a block", () -> library.readAboutBlock("conv"));
        places.put("Top five", library::readAboutTopFive);
        places.put("Data", () -> workbench.rooms().open(Room.DATA));
        places.put("Inspector", () -> {
            workbench.rooms().open(Room.WORKBENCH);
            workbench.building().sizes().get("dock.height").set(330);
        });
        workbench
                .model()
                .diagram()
                .graph()
                .nodes()
                .forEach(node -> places.put(
                        "Inspector, " + node.id(), () -> workbench.model().select(Set.of(node.id()))));
        for (DockView view : workbench.dock().views()) {
            places.put(view.title().getValue(), () -> workbench.dock().show(view.key()));
        }
        places.put("Training", () -> open(true));
        places.put("Compare", () -> {
            open(false);
            workbench.experiments().showCompare();
            workbench.rooms().open(Room.EXPERIMENTS);
        });
        places.put("Runs", () -> workbench.experiments().showRuns());
        return places;
    }

    private void open(boolean panel) {
        desk.parts().training().orElseThrow().openProperty().set(panel);
    }

    /// Those that can be seen now and explain themselves, or open a menu.
    Stream<Node> owners() {
        return shown(workbench)
                .filter(node -> node.hasProperties() && node.getProperties().containsKey(TOOLTIP)
                        || node instanceof MenuButton);
    }

    /// Everything below `node` that is not hidden.
    static Stream<Node> shown(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<Node> below = node instanceof Parent parent
                ? List.copyOf(parent.getChildrenUnmodifiable()).stream().flatMap(Popovers::shown)
                : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }

    /// What a node is called on a list of all; one name for those that differ in a number only.
    static String name(Node owner) {
        String text = owner instanceof Labeled label && label.getText() != null ? label.getText() : "";
        String name = owner.getId() != null ? owner.getId() : text.isBlank() ? owner.getTypeSelector() : text;
        return name.replaceAll("-\\d+", "-#");
    }

    /// What a node opens, one after the other; each is shown until it is hidden.
    static List<Window> open(Node owner) {
        List<Window> opened = new ArrayList<>();
        if (owner.getProperties().get(TOOLTIP) instanceof Tooltip tooltip) {
            owner.fireEvent(entering());
            Window window = owner.getScene().getWindow();
            tooltip.show(owner, window.getX(), window.getY());
            opened.add(tooltip);
        }
        if (owner instanceof Explanation explanation) {
            explanation.fire();
        } else if (owner instanceof MenuButton menu && !menu.getItems().isEmpty()) {
            menu.show();
        }
        Window.getWindows().stream()
                .filter(window -> window instanceof PopupWindow && !opened.contains(window))
                .forEach(opened::add);
        return opened;
    }

    /// Tips are told what to say as the mouse enters.
    private static MouseEvent entering() {
        return new MouseEvent(
                MouseEvent.MOUSE_ENTERED,
                0,
                0,
                0,
                0,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    /// The dialogs, by their names; none is shown yet.
    Map<String, Dialog<?>> dialogs() {
        Window owner = workbench.getScene().getWindow();
        Map<String, Dialog<?>> dialogs = new LinkedHashMap<>();
        dialogs.put("Shortcuts", new ShortcutDialog(owner, Theme.of(workbench)));
        dialogs.put("Places and storage", new StorageDialog(owner, desk::storage));
        dialogs.put("About", new AboutDialog(owner));
        String name = "a network with a long name, as one gives it in a hurry.netloom";
        String where = "/home/somebody/Documents/Courses/Deep learning/Chapter 8/Networks/" + name;
        alert(dialogs, AlertType.CONFIRMATION, "unsaved", name);
        alert(dialogs, AlertType.CONFIRMATION, "changed", name);
        alert(dialogs, AlertType.CONFIRMATION, "training.close.run", 1);
        alert(dialogs, AlertType.CONFIRMATION, "training.close.comparison", 1);
        String overwrite = Texts.of("saver.overwrite.text", where);
        dialogs.put(
                "saver.overwrite",
                Alerts.of(AlertType.CONFIRMATION, owner, Texts.of("saver.overwrite", name), overwrite));
        String problem = where + ": the file says that it is of version 9; this program reads up to 3";
        String draft = problem + "\n\n" + Texts.of("draft.how");
        dialogs.put("saver.failed", Alerts.of(AlertType.ERROR, owner, Texts.of("saver.failed", name), problem));
        dialogs.put("draft.failed", Alerts.of(AlertType.ERROR, owner, Texts.of("draft.failed"), draft));
        return dialogs;
    }

    private void alert(Map<String, Dialog<?>> dialogs, AlertType type, String key, Object about) {
        Window owner = workbench.getScene().getWindow();
        dialogs.put(key, Alerts.of(type, owner, Texts.of(key + ".title", about), Texts.of(key + ".text", about)));
    }
}
