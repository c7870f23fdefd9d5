package dev.netloom.app.workbench;

import dev.netloom.app.canvas.BlockRevealer;
import dev.netloom.app.canvas.CanvasExport;
import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.canvas.FindBar;
import dev.netloom.app.canvas.Minimap;
import dev.netloom.app.canvas.ViewSettings;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.flow.GradientWires;
import dev.netloom.app.inspector.Inspector;
import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.palette.OwnEntries;
import dev.netloom.app.palette.Palette;
import dev.netloom.app.problems.ProblemsView;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.WindowFileSaver;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

/// Where networks are built and watched: palette, canvas, inspector, and below them the dock.
final class BuildRoom extends StackPane {
    private static final double PALETTE = 236;
    private static final double INSPECTOR = 296;
    private static final double DOCK = 270;

    /// What stays free around the bars over the canvas.
    private static final double BARS_MARGIN = 24;

    private final DiagramModel model;
    private final DiagramCanvas canvas;
    private final Dock dock = new Dock();
    private final SplitPane upper;
    private final SplitPane column;
    private final SplitPane body;
    private final PanelLength height;
    private final FoldingPane left;
    private final FoldingPane right;

    BuildRoom(
            DiagramModel model,
            ViewSettings view,
            WorkbenchParts parts,
            Documents documents,
            LibraryModel library,
            OwnEntries own,
            Shortcuts shortcuts) {
        this.model = model;
        setId("build-room");
        canvas = new DiagramCanvas(model, view);
        parts.previews().ifPresent(canvas::show);
        parts.views().forEach(dock::add);
        addTable(parts);
        Palette palette = new Palette(model, canvas, documents::openSample, library, own);
        canvas.offerKeeping(own::keep);
        FileSaver saver = new WindowFileSaver(
                () -> getScene().getWindow(), file -> canvas.say(Texts.of("saver.saved", file.getFileName())));
        canvas.extendMenu(new CanvasExport(canvas, model, saver).items());
        Inspector inspector = new Inspector(model, library, parts.wires().map(GradientWires::flow));
        inspector.activeProperty().bind(inspector.sceneProperty().isNotNull().and(visibleProperty()));
        left = new FoldingPane("palette", palette, PALETTE);
        right = new FoldingPane("inspector", side(inspector, parts), INSPECTOR);
        upper = new SplitPane(left, middle(view, parts, shortcuts));
        column = new SplitPane(upper, dock);
        column.setOrientation(Orientation.VERTICAL);
        body = new SplitPane(column, right);
        left.keepIn(upper, 0.28);
        right.keepIn(body, 0.27);
        height = new PanelLength(column, dock, DOCK, 0.5);
        getChildren().add(body);
        dock.maximizedProperty().subscribe(this::place);
        model.openedProperty()
                .subscribe((before, now) -> dock.maximizedProperty().set(false)); // it is to be seen
        new DockWindow(dock, shortcuts, () -> getScene().getWindow(), this::place);
        palette.addEventHandler(KeyEvent.KEY_PRESSED, this::backToCanvas);
        inspector.addEventHandler(KeyEvent.KEY_PRESSED, this::backToCanvas);
        Runnable uncover = () -> {
            parts.training().ifPresent(panel -> panel.openProperty().set(false));
            right.unfold();
        };
        Runnable rename = () -> {
            uncover.run();
            inspector.rename();
        };
        canvas.shortcuts().on(Shortcut.RENAME, rename);
        canvas.extendMenu(List.of(renameItem(rename)));
        canvas.shortcuts().on(Shortcut.SETTINGS, () -> {
            if (model.diagram().groups().of(model.selection()).isEmpty()) { // Enter folds a group instead
                uncover.run();
                KeyboardRegions.focusFirst(inspector, "#settings");
            }
        });
        canvas.shortcuts().on(Shortcut.ADD_AFTER, () -> {
            left.unfold();
            palette.focusSearch();
        });
    }

    private MenuItem renameItem(Runnable rename) {
        MenuItem item = new MenuItem(Shortcut.RENAME.text(), Icons.of("mdi2r-rename-box"));
        item.setId("menu-rename");
        item.setAccelerator(Shortcut.RENAME.keys().getFirst());
        item.setOnAction(event -> rename.run());
        item.disableProperty().bind(model.selectionProperty().map(selected -> selected.size() != 1));
        return item;
    }

    /// The inspector, or the panel with everything about a training while that is open.
    private StackPane side(Inspector inspector, WorkbenchParts parts) {
        StackPane side = new StackPane(inspector);
        parts.training().ifPresent(panel -> {
            panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> closeBy(event, panel.openProperty()));
            panel.openProperty().subscribe((before, open) -> {
                dock.maximizedProperty().set(dock.maximizedProperty().get() && !open); // it is to be seen
                side.getChildren().setAll(open ? panel : inspector);
                if (open) {
                    right.unfold();
                }
            });
        });
        return side;
    }

    private StackPane middle(ViewSettings view, WorkbenchParts parts, Shortcuts shortcuts) {
        FindBar find = new FindBar(model, this::reveal, canvas::requestFocus);
        Minimap map = canvas.minimap();
        ViewBar views = new ViewBar(canvas, model, shortcuts, find, map);
        // beside each other where there is room, so that they cover few blocks
        FlowPane bars = new FlowPane(views, new ShowBar(showMenu(view), parts.previews()));
        bars.getStyleClass().add("view-bars");
        bars.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        bars.setPickOnBounds(false);
        StackPane.setAlignment(bars, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(find, Pos.TOP_RIGHT);
        StackPane.setAlignment(map, Pos.BOTTOM_RIGHT);
        StackPane middle = new StackPane(canvas, bars, map, find);
        bars.prefWrapLengthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> middle.getWidth() - BARS_MARGIN - (map.isVisible() ? map.getWidth() + BARS_MARGIN : 0),
                        middle.widthProperty(),
                        map.visibleProperty(),
                        map.widthProperty()));
        canvas.view().coveredProperty().bind(bars.heightProperty().add(BARS_MARGIN / 2));
        parts.wires().ifPresent(wires -> {
            wires.widthsProperty().subscribe(canvas::weigh);
            StackPane.setAlignment(wires.legend(), Pos.TOP_LEFT);
            middle.getChildren().add(wires.legend());
        });
        return middle;
    }

    private ShowMenu showMenu(ViewSettings view) {
        ShowMenu menu = new ShowMenu();
        menu.offer("previews", view.previewsProperty());
        menu.offer("costs", view.costsProperty());
        menu.offer("palette", left.unfoldedProperty());
        menu.offer("inspector", right.unfoldedProperty());
        return menu;
    }

    private void addTable(WorkbenchParts parts) {
        LayersTable layers = new LayersTable(model);
        parts.weights().ifPresent(layers::follow);
        dock.add(new DockView(DockGroup.TABLE, "layers", layers, layers.activeProperty()));
        ProblemsView problems = new ProblemsView(model, this::reveal);
        ObservableValue<String> title = model.checkProperty()
                .map(check -> Texts.of(
                        "problems.tab",
                        check.problems().values().stream().mapToInt(List::size).sum()));
        dock.add(new DockView(DockGroup.TABLE, "problems", problems, problems.activeProperty(), title));
    }

    private void reveal(String block) {
        dock.maximizedProperty().set(false);
        BlockRevealer.block(model, canvas.view(), block);
    }

    private void closeBy(KeyEvent event, BooleanProperty open) {
        if (Shortcut.DESELECT.matches(event)) {
            open.set(false);
            backToCanvas(event);
        }
    }

    private void backToCanvas(KeyEvent event) {
        if (Shortcut.DESELECT.matches(event)) {
            canvas.takeKeyboard();
            event.consume();
        }
    }

    /// The dock where it belongs: below the canvas, in all of the room, or in a window of its own.
    private void place() {
        boolean below =
                !dock.maximizedProperty().get() && !dock.detachedProperty().get();
        boolean large = dock.maximizedProperty().get();
        column.getItems().remove(dock);
        getChildren().setAll(large ? dock : body);
        if (below) {
            column.getItems().add(dock);
            height.hold();
        }
    }

    /// How high the dock is below the canvas, and how wide the sides are.
    Map<String, DoubleProperty> sizes() {
        return Map.of(
                "dock.height", height.pixelsProperty(),
                "palette.width", left.widthWanted(),
                "inspector.width", right.widthWanted());
    }

    Dock dock() {
        return dock;
    }

    DiagramCanvas canvas() {
        return canvas;
    }

    /// From now on palette and inspector fold as the window becomes narrow.
    void foldWhenNarrow() {
        left.foldWhenNarrow();
        right.foldWhenNarrow();
    }

    /// In the order in which one key takes the keyboard through them.
    void enter(KeyboardRegions regions) {
        regions.then(left).then(canvas, canvas::takeKeyboard).then(right).then(dock);
    }
}
