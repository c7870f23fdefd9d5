package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.FocusTraversal;
import dev.netloom.app.diagram.FocusTraversal.Way;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// Takes the keyboard from stop to stop: blocks, and the cards of folded groups. One at a time can be reached with
/// Tab; from it, arrow keys lead along the wires. The focus really moves, so that screen readers tell of it.
final class KeyboardNavigator {
    private final Pane canvas;
    private final CanvasLayers layers;
    private final ViewportCulling culling;
    private final DiagramModel model;
    private final ConnectKeys connect;
    private String current = "";
    private Set<String> followed = Set.of();
    /// As they were before the last change of the diagram.
    private FocusOrder before;

    KeyboardNavigator(Pane canvas, CanvasLayers layers, ViewportCulling culling, DiagramModel model) {
        this.canvas = canvas;
        this.layers = layers;
        this.culling = culling;
        this.model = model;
        connect = new ConnectKeys(layers, model, new CanvasHint(canvas), this::focus);
        canvas.addEventFilter(KeyEvent.KEY_PRESSED, connect::key);
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> connect.end());
        model.selectionProperty().subscribe(this::goToSelection);
    }

    void bind(Shortcuts keys) {
        keys.onKey(Shortcut.ALONG, event -> step(event, this::select));
        keys.onKey(Shortcut.ASIDE, event -> step(event, this::select));
        keys.onKey(Shortcut.ENDS, event -> step(event, this::select));
        keys.onKey(Shortcut.EXTEND, event -> step(event, this::extend));
        keys.onKey(Shortcut.LOOK_AROUND, event -> step(event, this::focus));
        keys.on(Shortcut.CONNECT, () -> connect.begin(current));
    }

    /// Notices when the keyboard comes to this view, by Tab, a click or a key.
    void follow(FocusableView view) {
        view.focusedProperty().subscribe(focused -> {
            if (focused) {
                current = view.stop();
                mark();
            }
        });
    }

    /// After every change of the diagram: the keyboard stays on the canvas, near where it was.
    void refresh(boolean hadKeyboard) {
        if (!layers.stops().contains(current) && before != null) {
            current = near(before, current);
        }
        before = layers.stops();
        connect.refresh();
        mark();
        if (hadKeyboard) {
            takeKeyboard();
        }
    }

    /// What is seen of a stop that is gone: its blocks, unfolded now or hidden by a card, else what led there.
    private String near(FocusOrder before, String gone) {
        FocusOrder now = layers.stops();
        return before.blocks(gone).stream()
                .map(now::at)
                .filter(now::contains)
                .findFirst()
                .or(() -> before.back(gone).stream().filter(now::contains).findFirst())
                .orElse("");
    }

    /// Puts the keyboard on the current stop, or on the empty canvas.
    void takeKeyboard() {
        layers.stopView(current)
                .ifPresentOrElse(
                        view -> {
                            if (!view.isFocused()) {
                                view.requestFocus();
                                view.walkedTo();
                            }
                        },
                        this::focusCanvas);
    }

    /// Puts the keyboard on the canvas itself.
    void focusCanvas() {
        canvas.requestFocus();
    }

    /// True while the keyboard is on the canvas, or on something in it.
    boolean hasKeyboard() {
        Scene scene = canvas.getScene();
        for (Node node = scene == null ? null : scene.getFocusOwner(); node != null; node = node.getParent()) {
            if (node == canvas) {
                return true;
            }
        }
        return false;
    }

    /// The one stop that Tab reaches.
    private void mark() {
        List<FocusableView> views = layers.stopViews();
        if (!layers.stops().contains(current)) {
            current = layers.stops().all().stream().findFirst().orElse("");
        }
        views.forEach(view -> view.setFocusTraversable(view.stop().equals(current)));
        canvas.setFocusTraversable(current.isEmpty());
    }

    /// The selection goes elsewhere (a click, a new block, undo): so does the keyboard, if it is on the canvas.
    private void goToSelection() {
        Set<String> selected = model.selection();
        boolean elsewhere = !selected.equals(followed);
        followed = selected;
        if (!elsewhere || selected.isEmpty() || layers.stops() == null) {
            return;
        }
        String stop = layers.stops().at(selected.iterator().next());
        if (layers.stops().blocks(stop).equals(selected)) {
            current = stop;
            mark();
            if (hasKeyboard()) {
                takeKeyboard();
            }
        }
    }

    private void step(KeyEvent event, Consumer<String> arrive) {
        if (!current.isEmpty()) {
            FocusTraversal.from(layers.stops(), current, way(event)).ifPresent(arrive);
        }
    }

    private void select(String stop) {
        model.select(layers.stops().blocks(stop));
        focus(stop);
    }

    private void extend(String stop) {
        Set<String> ids = new HashSet<>(model.selection());
        ids.addAll(layers.stops().blocks(current));
        ids.addAll(layers.stops().blocks(stop));
        model.select(ids);
        focus(stop);
    }

    /// Selects what the keyboard is on as well, or no longer.
    void toggle() {
        Set<String> here = layers.stops().blocks(current);
        Set<String> ids = new HashSet<>(model.selection());
        if (ids.containsAll(here)) {
            ids.removeAll(here);
        } else {
            ids.addAll(here);
        }
        followed = ids; // the keyboard stays
        model.select(ids);
    }

    /// Puts the keyboard on a stop, and the stop into sight.
    void focus(String stop) {
        layers.stopView(stop).ifPresent(view -> {
            current = stop;
            mark();
            culling.reveal(view);
            takeKeyboard();
            view.walkedTo();
        });
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
