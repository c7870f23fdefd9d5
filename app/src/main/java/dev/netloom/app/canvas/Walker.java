package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Walk;
import dev.netloom.app.diagram.Walk.Way;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Takes the keyboard from block to block. One block at a time can be reached with Tab; from it, arrow keys lead along
/// the wires. The focus really moves, so that screen readers tell of it.
final class Walker {
    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final ConnectKeys connect;
    private String current = "";
    private Diagram before;

    Walker(DiagramCanvas canvas, DiagramModel model) {
        this.canvas = canvas;
        this.model = model;
        before = model.diagram();
        connect = new ConnectKeys(canvas, model, this);
        Shortcuts keys = canvas.shortcuts();
        keys.onKey(Shortcut.ALONG, event -> step(event, this::select));
        keys.onKey(Shortcut.ASIDE, event -> step(event, this::select));
        keys.onKey(Shortcut.ENDS, event -> step(event, this::select));
        keys.onKey(Shortcut.EXTEND, event -> step(event, this::extend));
        keys.onKey(Shortcut.LOOK_AROUND, event -> step(event, this::focus));
        keys.on(Shortcut.TOGGLE, this::toggle);
        keys.on(Shortcut.CONNECT, () -> connect.begin(current));
        keys.on(Shortcut.MENU, canvas::openMenu);
        canvas.addEventFilter(KeyEvent.KEY_PRESSED, connect::key);
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> connect.end());
        model.selectionProperty().subscribe(this::follow);
    }

    /// The keyboard came to this block, by Tab, a click or a key.
    void came(String id) {
        current = id;
        mark();
    }

    /// After every change of the diagram: the keyboard stays on the canvas, near where it was.
    void refresh(boolean hadKeyboard) {
        if (!canvas.shows(current)) {
            current = before.graph().find(current).stream()
                    .flatMap(gone -> gone.inputs().stream())
                    .filter(canvas::shows)
                    .findFirst()
                    .orElse("");
        }
        before = model.diagram();
        connect.refresh();
        mark();
        if (hadKeyboard) {
            takeKeyboard();
        }
    }

    /// Puts the keyboard on the current block, or on the empty canvas.
    void takeKeyboard() {
        BlockView view = canvas.block(current);
        if (view == null) {
            canvas.requestFocus();
        } else if (!view.isFocused()) {
            view.requestFocus();
            view.walkedTo();
        }
    }

    /// The one block that Tab reaches.
    private void mark() {
        if (!canvas.shows(current)) {
            current = canvas.blocks().stream().findFirst().map(BlockView::key).orElse("");
        }
        canvas.blocks().forEach(view -> view.setFocusTraversable(view.key().equals(current)));
        canvas.setFocusTraversable(current.isEmpty());
    }

    /// The selection goes elsewhere (a click, a new block, undo): so does the keyboard, if it is on the canvas.
    private void follow() {
        Set<String> selected = model.selection();
        if (selected.size() == 1 && canvas.shows(selected.iterator().next())) {
            current = selected.iterator().next();
            mark();
            if (canvas.hasKeyboard()) {
                takeKeyboard();
            }
        }
    }

    private void step(KeyEvent event, Consumer<String> arrive) {
        if (!current.isEmpty()) {
            Walk.from(model.diagram(), current, way(event), canvas::shows).ifPresent(arrive);
        }
    }

    private void select(String id) {
        model.select(Set.of(id));
        focus(id);
    }

    private void extend(String id) {
        Set<String> ids = new HashSet<>(model.selection());
        ids.add(current);
        ids.add(id);
        model.select(ids);
        focus(id);
    }

    private void toggle() {
        if (current.isEmpty()) {
            return;
        }
        Set<String> ids = new HashSet<>(model.selection());
        if (!ids.remove(current)) {
            ids.add(current);
        }
        model.select(ids);
    }

    /// Puts the keyboard on a block, and the block into sight.
    void focus(String id) {
        current = id;
        mark();
        canvas.reveal(canvas.block(id));
        takeKeyboard();
        canvas.block(id).walkedTo();
    }

    static boolean within(Node ancestor, Scene scene) {
        for (Node node = scene == null ? null : scene.getFocusOwner(); node != null; node = node.getParent()) {
            if (node == ancestor) {
                return true;
            }
        }
        return false;
    }

    private static Way way(KeyEvent event) {
        return switch (event.getCode()) {
            case RIGHT -> Way.AHEAD;
            case LEFT -> Way.BACK;
            case UP -> Way.UP;
            case DOWN -> Way.DOWN;
            case HOME -> Way.FIRST;
            default -> Way.LAST;
        };
    }
}
