package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Alignment;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.Project;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.MouseEvent;

/// What can be done to the selected blocks, as a menu.
final class CanvasMenu {
    private static final Map<Alignment, String> PICTURES = Map.of(
            Alignment.LEFT, "mdi2a-align-horizontal-left",
            Alignment.CENTRE, "mdi2a-align-horizontal-center",
            Alignment.RIGHT, "mdi2a-align-horizontal-right",
            Alignment.TOP, "mdi2a-align-vertical-top",
            Alignment.MIDDLE, "mdi2a-align-vertical-center",
            Alignment.BOTTOM, "mdi2a-align-vertical-bottom",
            Alignment.ACROSS, "mdi2d-distribute-horizontal-center",
            Alignment.DOWN, "mdi2d-distribute-vertical-center");

    private final Node canvas;
    private final CanvasLayers layers;
    private final ViewportController sight;
    private final DiagramModel model;
    private final EditCommands edits;
    private final RewriteCommands rewrites;
    private final ContextMenu menu;
    /// Where it was opened by the mouse.
    private Optional<Point2D> point = Optional.empty();

    CanvasMenu(
            Node canvas,
            CanvasLayers layers,
            ViewportController sight,
            DiagramModel model,
            EditCommands edits,
            RewriteCommands rewrites) {
        this.canvas = canvas;
        this.layers = layers;
        this.sight = sight;
        this.model = model;
        this.edits = edits;
        this.rewrites = rewrites;
        menu = menu();
    }

    /// Lets a note be written at this point of the drawing.
    void addNote(Point2D at) {
        layers.notes().begin(at);
    }

    /// Opens beside what has the keyboard.
    void open() {
        point = Optional.empty();
        Node beside = canvas.getScene().getFocusOwner();
        Bounds place = beside.localToScreen(beside.getBoundsInLocal());
        menu.show(canvas, place.getCenterX(), place.getCenterY());
    }

    /// Opens for what lies under the mouse: the selection, if that is part of it.
    void open(MouseEvent event) {
        Point2D point = layers.point(event);
        this.point = Optional.of(point);
        Set<String> notes = layers.notes().touchedBy(new BoundingBox(point.getX(), point.getY(), 0, 0));
        Set<String> under = layers.touchedBy(new BoundingBox(point.getX(), point.getY(), 0, 0));
        Node hit = event.getPickResult().getIntersectedNode();
        if (hit != null && hit.getParent() instanceof WireView wire) {
            model.selectWire(wire.wire());
        } else if (!under.isEmpty() && !model.selection().containsAll(under)) {
            model.select(under);
        } else if (under.isEmpty() && !notes.isEmpty() && !model.selectedNotes().containsAll(notes)) {
            model.select(Set.of(), notes);
        }
        canvas.requestFocus();
        menu.show(canvas, event.getScreenX(), event.getScreenY());
    }

    /// More that can be done to what is selected, at the end.
    void extend(List<MenuItem> items) {
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(items);
    }

    /// Offers to keep what is selected.
    void offerKeeping(Consumer<Project> keeper) {
        MenuItem item = new MenuItem(Texts.of("own.keep"), Icons.of("mdi2b-bookmark-plus-outline"));
        item.setId("menu-keep");
        item.setOnAction(event -> edits.keep(layers.node().localToScene(point.orElseGet(sight::middle)), keeper));
        item.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.selection().isEmpty()
                                && model.selectedNotes().isEmpty(),
                        model.selectionProperty(),
                        model.selectedNotesProperty()));
        int below = 1
                + menu.getItems()
                        .indexOf(menu.getItems().stream()
                                .filter(other -> "menu-duplicate".equals(other.getId()))
                                .findFirst()
                                .orElseThrow());
        menu.getItems().add(below, item);
    }

    private ContextMenu menu() {
        Menu align = new Menu(Texts.of("menu.align"), Icons.of("mdi2a-align-horizontal-left"));
        align.setId("menu-align");
        align.getItems().setAll(alignments());
        ContextMenu menu = new ContextMenu();
        menu.setId("canvas-menu");
        menu.getItems().addAll(rewrites());
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item(Shortcut.CUT, "mdi2c-content-cut", true, edits::cut),
                        item(Shortcut.COPY, "mdi2c-content-copy", true, edits::copy),
                        item(Shortcut.PASTE, "mdi2c-content-paste", false, edits::paste),
                        item(Shortcut.DUPLICATE, "mdi2c-content-duplicate", true, edits::duplicate),
                        item(Shortcut.DELETE, "mdi2d-delete-outline", true, edits::delete),
                        item(Shortcut.FREEZE, "mdi2l-lock-outline", true, edits::freeze),
                        new SeparatorMenuItem(),
                        item(
                                Shortcut.NOTE,
                                "mdi2n-note-plus-outline",
                                false,
                                () -> addNote(point.orElseGet(sight::middle))),
                        item(Shortcut.SELECT_ALL, "mdi2s-select-all", false, edits::selectAll),
                        align);
        return menu;
    }

    List<MenuItem> rewrites() {
        return List.of(
                item(Shortcut.RESIDUAL, "mdi2d-debug-step-over", false, rewrites::residual),
                item(Shortcut.INCEPTION, "mdi2l-layers-outline", false, rewrites::inception),
                item(Shortcut.STACK, "mdi2g-grid", false, rewrites::stack));
    }

    List<MenuItem> alignments() {
        return Arrays.stream(Alignment.values()).map(this::alignment).toList();
    }

    private MenuItem alignment(Alignment alignment) {
        MenuItem item = new MenuItem(Texts.of("align." + alignment.key()), Icons.of(PICTURES.get(alignment)));
        item.setId("align-" + alignment.key());
        item.setOnAction(event -> edits.align(alignment));
        item.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.selection().size() < alignment.needs(), model.selectionProperty()));
        return item;
    }

    /// @param selected true where it needs something to be selected
    private MenuItem item(Shortcut shortcut, String icon, boolean selected, Runnable action) {
        MenuItem item = new MenuItem(shortcut.text(), Icons.of(icon));
        item.setId("menu-" + shortcut.key());
        item.setAccelerator(shortcut.keys().getFirst());
        item.setOnAction(event -> action.run());
        if (selected) {
            item.disableProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> model.selection().isEmpty()
                                    && model.selectedNotes().isEmpty()
                                    && model.selectedWireProperty().get().isEmpty(),
                            model.selectionProperty(),
                            model.selectedNotesProperty(),
                            model.selectedWireProperty()));
        }
        return item;
    }
}
