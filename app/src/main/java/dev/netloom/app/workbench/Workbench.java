package dev.netloom.app.workbench;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.canvas.FindBar;
import dev.netloom.app.canvas.Minimap;
import dev.netloom.app.canvas.Reveal;
import dev.netloom.app.canvas.ViewSettings;
import dev.netloom.app.compare.CompareDesk;
import dev.netloom.app.compare.CompareView;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.document.Autosave;
import dev.netloom.app.document.Drafts;
import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.document.RecentList;
import dev.netloom.app.inspector.Inspector;
import dev.netloom.app.library.Library;
import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.library.LibraryView;
import dev.netloom.app.palette.Palette;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Shortcuts;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.store.UserFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The main window's content: toolbar, palette, canvas, inspector, dock, status bar.
public final class Workbench extends BorderPane {
    private static final double PALETTE = 236;
    private static final double INSPECTOR = 296;
    /// What stays free around the bars over the canvas.
    private static final double BARS_MARGIN = 24;

    private static final double DOCK = 260;

    private final DiagramModel model;
    private final WorkbenchParts parts;
    private final Documents documents;
    private final ViewSettings view = new ViewSettings();
    private final TabPane dock = new TabPane();
    private final DiagramCanvas canvas;
    private final LibraryModel library;
    private final LibraryView reading;
    private final Dialogs dialogs;
    private final Drafts drafts;
    private final RecoveryBar recovery;
    private final NoticeBar notice = new NoticeBar();
    private Optional<Autosave> autosave = Optional.empty();
    private final Shortcuts shortcuts = new Shortcuts();
    private final Regions regions = new Regions();
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);

    public Workbench(DiagramModel model, WorkbenchParts parts) {
        this(model, parts, null);
    }

    /// @param dialogs what to ask with; null for windows
    Workbench(DiagramModel model, WorkbenchParts parts, Dialogs dialogs) {
        this(model, parts, dialogs, UserFolder.ofUser());
    }

    /// @param folder where recent files and drafts are
    Workbench(DiagramModel model, WorkbenchParts parts, Dialogs dialogs, UserFolder folder) {
        this.model = model;
        this.parts = parts;
        this.dialogs =
                dialogs != null ? dialogs : new WindowDialogs(() -> getScene().getWindow());
        drafts = new Drafts(folder.data().resolve("drafts"));
        RecentFiles recent = new RecentFiles(new RecentList(folder.config().resolve("recent.txt")));
        documents = new Documents(model, this.dialogs, recent);
        recovery = new RecoveryBar(documents, notice::tell);
        canvas = new DiagramCanvas(model, view);
        parts.previews().ifPresent(canvas::show);
        parts.meeting().accept(canvas);
        parts.filing().accept(documents);
        parts.keys().forEach(shortcuts::on);
        library = parts.library().map(Library::model).orElseGet(LibraryModel::new);
        reading = new LibraryView(library, parts.library().map(Library::results), documents::openSample);
        setId("workbench");
        getStyleClass().add("workbench");
        FileToolbar files = new FileToolbar(model, documents, recent, shortcuts);
        setTop(new VBox(toolbar(files), recovery, notice));
        StackPane desk = desk();
        setCenter(desk);
        parts.compare().ifPresent(compare -> placeInTurn(compare.view(), desk));
        setBottom(new StatusBar(model, status(), this::showProblems));
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                shortcuts.install(scene);
                FileDrop.install(scene, documents::take);
                regions.install(scene);
            }
        });
        wear(Theme.LIGHT);
    }

    public DiagramModel model() {
        return model;
    }

    public Documents documents() {
        return documents;
    }

    /// Those that work in the whole window.
    public Shortcuts shortcuts() {
        return shortcuts;
    }

    /// Those that work while the keyboard is on the canvas.
    public Shortcuts canvasShortcuts() {
        return canvas.shortcuts();
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /// What blocks show of themselves.
    public ViewSettings viewSettings() {
        return view;
    }

    private List<Node> status() {
        List<Node> status = new ArrayList<>(parts.status());
        parts.compare().map(CompareDesk::smallButton).ifPresent(status::add);
        return status;
    }

    private void showProblems() {
        dock.getTabs().stream().filter(ProblemsTab.class::isInstance).forEach(dock.getSelectionModel()::select);
    }

    private void reveal(String block) {
        Reveal.block(model, canvas.view(), block);
    }

    /// Puts the keyboard where building begins.
    void focusCanvas() {
        canvas.takeKeyboard();
    }

    public void wear(Theme worn) {
        theme.set(worn);
        worn.apply(this);
    }

    /// From now on changes outlive a crash, and those that outlived the last one are offered.
    ///
    /// @param apart from a change to its draft
    void keepDrafts(Duration apart) {
        Autosave keeping = new Autosave(
                model,
                drafts,
                apart,
                problem -> dialogs.failed(
                        Texts.of("draft.failed"), FileReason.of(problem) + "\n\n" + Texts.of("draft.how")));
        autosave = Optional.of(keeping);
        recovery.search(drafts, keeping);
    }

    /// Says, from any thread, that something went wrong that nobody waited for.
    public void tell(String sentence) {
        Background.run(() -> sentence, notice::tell, problem -> {});
    }

    /// Goes on once nothing is lost by closing: changes are saved or given up, and the other parts have finished.
    public void close(Runnable goOn) {
        documents.whenNothingIsLost(() -> parts.closing().accept(() -> leave(goOn)));
    }

    private void leave(Runnable goOn) {
        autosave.ifPresentOrElse(keeping -> keeping.close(goOn), goOn);
    }

    private HBox toolbar(FileToolbar files) {
        HBox toolbar = new HBox();
        toolbar.setId("toolbar");
        toolbar.getStyleClass().add("workbench-toolbar");
        toolbar.getChildren().addAll(files.nodes());
        if (!parts.tools().isEmpty()) {
            toolbar.getChildren().add(new Separator(Orientation.VERTICAL));
            toolbar.getChildren().addAll(parts.tools());
            parts.tools().forEach(tool -> HBox.setHgrow(tool, Priority.ALWAYS));
        }
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.SOMETIMES);
        parts.compare().map(CompareDesk::button).ifPresent(toolbar.getChildren()::add);
        Button toggle = Controls.iconButton(
                "theme", "mdi2w-weather-night", null, () -> wear(theme.get().other()));
        theme.subscribe(worn -> {
            toggle.setGraphic(Icons.of(worn == Theme.LIGHT ? "mdi2w-weather-night" : "mdi2w-white-balance-sunny"));
            toggle.getTooltip().setText(Texts.of(worn == Theme.LIGHT ? "command.theme.dark" : "command.theme.light"));
        });
        Button books = Controls.iconButton("library", "mdi2b-bookshelf", null, library::open);
        toolbar.getChildren().addAll(spring, books, toggle);
        return toolbar;
    }

    /// Everything to build and watch with; or the library, where somebody reads.
    private StackPane desk() {
        SplitPane body = body();
        body.visibleProperty().bind(library.openProperty().not());
        library.openProperty().subscribe((before, open) -> {
            if (open) {
                reading.takeKeyboard();
            } else {
                canvas.takeKeyboard();
            }
        });
        return new StackPane(body, reading);
    }

    /// One of them has the window below the toolbar: what is opened last.
    private void placeInTurn(CompareView compare, StackPane desk) {
        compare.openProperty().subscribe(open -> {
            setCenter(open ? compare : desk);
            if (open) {
                library.close();
            } else if (!library.openProperty().get()) {
                canvas.takeKeyboard();
            }
        });
        library.openProperty().subscribe(open -> {
            if (open) {
                compare.openProperty().set(false);
            }
        });
    }

    /// The page about the selected block, or about the network where none is selected; again, back to the canvas.
    private void learn() {
        if (library.openProperty().get()) {
            library.close();
        } else if (model.selected().isPresent()) {
            library.readAboutBlock(BlockType.of(model.selected().get().block()).key());
        } else if (library.knows(model.diagram().name())) {
            library.readAboutTitle(model.diagram().name());
        } else {
            library.readHistory();
        }
    }

    private SplitPane body() {
        Palette palette = new Palette(model, canvas, documents::openSample, library);
        Inspector inspector = new Inspector(model, library);
        FindBar find = new FindBar(model, this::reveal, canvas::requestFocus);
        Minimap map = canvas.minimap();
        ViewBar views = new ViewBar(canvas, model, shortcuts, find, map);
        // beside each other where there is room, so that they cover few blocks
        FlowPane bars = new FlowPane(views, new ShowBar(view, parts.previews()));
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
        parts.wires().ifPresent(wires -> {
            wires.widthsProperty().subscribe(canvas::weigh);
            StackPane.setAlignment(wires.legend(), Pos.TOP_LEFT);
            middle.getChildren().add(wires.legend());
        });
        SplitPane desk = new SplitPane(palette, middle);
        fillDock();
        SplitPane left = new SplitPane(desk, dock);
        left.setOrientation(Orientation.VERTICAL);
        SplitPane body = new SplitPane(left, inspector);
        bindKeys(palette, inspector, dock);
        SplitPane.setResizableWithParent(palette, false);
        SplitPane.setResizableWithParent(dock, false);
        SplitPane.setResizableWithParent(inspector, false);
        divide(desk.widthProperty(), desk, width -> Math.min(PALETTE, width * 0.28) / width);
        divide(left.heightProperty(), left, height -> 1 - Math.min(DOCK, height * 0.34) / height);
        divide(body.widthProperty(), body, width -> 1 - Math.min(INSPECTOR, width * 0.27) / width);
        return body;
    }

    private void bindKeys(Palette palette, Inspector inspector, TabPane dock) {
        regions.then(getTop())
                .then(palette)
                .then(canvas, canvas::takeKeyboard)
                .then(inspector)
                .then(dock)
                .then(reading);
        parts.compare().ifPresent(compare -> regions.then(compare.view()));
        shortcuts.on(Shortcut.NEXT_REGION, () -> regions.go(1));
        shortcuts.on(Shortcut.PREVIOUS_REGION, () -> regions.go(-1));
        shortcuts.on(Shortcut.LEARN, this::learn);
        shortcuts.on(Shortcut.HELP, () -> new ShortcutDialog(getScene().getWindow(), theme.get()).show());
        canvas.shortcuts().on(Shortcut.SETTINGS, () -> {
            if (model.diagram().groups().of(model.selection()).isEmpty()) { // Enter folds a group instead
                Regions.focusFirst(inspector, "#settings");
            }
        });
        canvas.shortcuts().on(Shortcut.ADD_AFTER, palette::focusSearch);
        for (Node side : List.of(palette, inspector)) {
            side.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (Shortcut.DESELECT.matches(event)) {
                    canvas.takeKeyboard();
                    event.consume();
                }
            });
        }
    }

    private void fillDock() {
        dock.setId("dock");
        dock.setAccessibleText(Texts.of("dock.about"));
        dock.getStyleClass().add("dense");
        dock.getTabs().addAll(parts.tabs());
        dock.getTabs().addAll(new ProblemsTab(model, this::reveal), new LayersTab(model));
    }

    /// Split panes want shares; panels are better off with sizes of their own. Said once, when the size is known.
    private static void divide(ReadOnlyDoubleProperty size, SplitPane pane, DoubleUnaryOperator share) {
        size.subscribe((before, now) -> {
            if (before.doubleValue() <= 0) {
                pane.setDividerPositions(share.applyAsDouble(now.doubleValue()));
            }
        });
    }
}
