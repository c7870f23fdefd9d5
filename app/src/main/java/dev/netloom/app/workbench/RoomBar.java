package dev.netloom.app.workbench;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcuts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The window's toolbar: the rooms, what belongs to the one that is shown, and what belongs to the whole window. In a
/// narrow window the room's part has a line of its own, so that no label goes.
final class RoomBar extends VBox {
    /// From this width on all stands in one line.
    private static final double WIDE = 1540;

    /// So many tools stand beside the rooms in any window.
    private static final int FEW = 2;

    private final Rooms rooms;
    private final HBox line = new HBox();
    private final HBox tools = new HBox();
    private final Region spring = new Region();
    private final HBox below = new HBox();
    private boolean wide;

    /// @param global at the right end
    RoomBar(Rooms rooms, List<? extends Node> global, Shortcuts shortcuts) {
        this.rooms = rooms;
        setId("toolbar");
        line.getStyleClass().add("workbench-toolbar");
        below.getStyleClass().addAll("workbench-toolbar", "second-line");
        tools.setId("room-tools");
        rooms.all().forEach(this::addTools);
        line.getChildren().add(buttons(shortcuts));
        line.getChildren().addAll(global);
        getChildren().addAll(line, below);
        for (Node part : List.of(tools, spring)) {
            HBox.setHgrow(part, Priority.ALWAYS);
        }
        rooms.currentProperty().subscribe(this::place);
        sceneProperty().flatMap(Scene::widthProperty).subscribe(width -> {
            boolean now = width == null || width.doubleValue() >= WIDE;
            if (now != wide) {
                wide = now;
                place();
            }
        });
    }

    private void addTools(Room room) {
        HBox part = new HBox();
        part.getStyleClass().add("room-tools");
        part.getChildren().addAll(rooms.tools(room));
        part.visibleProperty().bind(rooms.shows(room));
        part.managedProperty().bind(part.visibleProperty());
        HBox.setHgrow(part, Priority.ALWAYS);
        tools.getChildren().add(part);
    }

    private HBox buttons(Shortcuts shortcuts) {
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox();
        buttons.getStyleClass().add("rooms");
        for (Room room : rooms.all()) {
            ToggleButton button = new ToggleButton(room.title(), Icons.of(room.icon()));
            button.setId(room.key());
            button.getStyleClass().addAll("flat", "room");
            button.setMinWidth(USE_PREF_SIZE);
            button.setTooltip(Controls.tooltip(Controls.withKeys(room.shortcut())));
            button.setAccessibleText(room.title());
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                rooms.open(room);
                button.setSelected(true);
            });
            rooms.currentProperty().subscribe(shown -> button.setSelected(shown == room));
            shortcuts.on(room.shortcut(), () -> rooms.open(room));
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    private void place() {
        List<Node> wanted = rooms.tools(rooms.currentProperty().get());
        boolean beside = wide || wanted.size() <= FEW;
        line.getChildren().removeAll(tools, spring);
        below.getChildren().clear();
        line.getChildren().add(1, beside ? tools : spring);
        if (!beside) {
            below.getChildren().add(tools);
        }
        below.setVisible(!beside);
        below.setManaged(!beside);
    }
}
