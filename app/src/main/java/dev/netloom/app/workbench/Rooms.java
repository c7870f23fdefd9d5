package dev.netloom.app.workbench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// One room at a time has the window between toolbar and status bar. What runs in the others goes on.
final class Rooms extends StackPane {
    /// @param content fills the window
    /// @param tools its part of the toolbar
    /// @param keyboard puts the keyboard where one begins in it
    private record Placed(Node content, List<Node> tools, Runnable keyboard) {}

    private final Map<Room, Placed> placed = new EnumMap<>(Room.class);
    /// Kept, since bindings are garbage once only their listeners remember them.
    private final Map<Room, BooleanBinding> shows = new EnumMap<>(Room.class);

    private final ReadOnlyObjectWrapper<Room> current = new ReadOnlyObjectWrapper<>(this, "current", Room.WORKBENCH);

    void place(Room room, Node content, List<Node> tools, Runnable keyboard) {
        placed.put(room, new Placed(content, tools, keyboard));
        content.visibleProperty().bind(shows(room));
        getChildren().add(content);
    }

    /// Shows a room, and puts the keyboard into it; nothing where it is shown already, or there is no such room.
    void open(Room room) {
        if (placed.containsKey(room) && current.get() != room) {
            current.set(room);
            takeKeyboard();
        }
    }

    void takeKeyboard() {
        placed.get(current.get()).keyboard().run();
    }

    Set<Room> all() {
        return placed.keySet();
    }

    List<Node> tools(Room room) {
        return placed.get(room).tools();
    }

    ReadOnlyObjectProperty<Room> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// True while this room is shown.
    BooleanBinding shows(Room room) {
        return shows.computeIfAbsent(room, current::isEqualTo);
    }
}
