package dev.netloom.app.workbench;

import dev.netloom.app.canvas.ViewSettings;
import dev.netloom.app.compare.CompareDesk;
import dev.netloom.app.data.DataRoom;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.document.Autosave;
import dev.netloom.app.document.Drafts;
import dev.netloom.app.document.RecentFiles;
import dev.netloom.app.document.RecentList;
import dev.netloom.app.learn.Destination;
import dev.netloom.app.learn.LearnRoom;
import dev.netloom.app.library.Library;
import dev.netloom.app.library.LibraryModel;
import dev.netloom.app.palette.OwnEntries;
import dev.netloom.app.training.SettingText;
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
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The main window's content: toolbar, palette, canvas, inspector, dock, status bar.
public final class Workbench extends BorderPane {
    private final DiagramModel model;
    private final WorkbenchParts parts;
    private final Documents documents;
    private final ViewSettings view = new ViewSettings();
    private final Rooms rooms = new Rooms();
    private final BuildRoom building;
    private ExperimentsRoom experiments;
    private final LibraryModel library;
    private final LearnRoom learning;
    private final Dialogs dialogs;
    private final Drafts drafts;
    private final RecoveryBar recovery;
    private final NoticeBar notice = new NoticeBar();
    private Optional<Autosave> autosave = Optional.empty();
    private final Shortcuts shortcuts = new Shortcuts();
    private final KeyboardRegions regions = new KeyboardRegions();
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
        documents.setNotice(notice);
        model.openedProperty()
                .subscribe(
                        () -> SettingText.problems(model.diagram().training()).ifPresent(notice::tell));
        recovery = new RecoveryBar(documents, notice::tell);
        library = parts.library().map(Library::model).orElseGet(LibraryModel::new);
        learning = new LearnRoom(library, parts.library().map(Library::results), recent, this::go);
        OwnEntries own = new OwnEntries(folder.data().resolve("palette"), notice::tell);
        building = new BuildRoom(model, view, parts, documents, library, own, shortcuts);
        own.load();
        parts.meeting().accept(building.canvas());
        parts.dock().accept(building.dock());
        parts.filing().accept(documents);
        parts.keys().forEach(shortcuts::on);
        setId("workbench");
        getStyleClass().add("workbench");
        placeRooms(new FileToolbar(model, documents, recent, parts.filed(), shortcuts));
        setTop(new VBox(new RoomBar(rooms, List.of(themeButton(), helpButton()), shortcuts), recovery, notice));
        setCenter(rooms);
        setBottom(new StatusBar(model, status(), this::showProblems));
        bindKeys();
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                shortcuts.install(scene);
                FileDrop.install(scene, documents::take);
                FileDrop.installPaste(scene, documents::take);
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
        return building.canvas().shortcuts();
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
        parts.compare().map(CompareDesk::progressButton).ifPresent(status::add);
        return status;
    }

    private void showProblems() {
        rooms.open(Room.WORKBENCH);
        building.dock().show("problems");
    }

    /// Puts the keyboard where one begins.
    void takeKeyboard() {
        rooms.takeKeyboard();
    }

    Rooms rooms() {
        return rooms;
    }

    Dock dock() {
        return building.dock();
    }

    ExperimentsRoom experiments() {
        return experiments;
    }

    BuildRoom building() {
        return building;
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

    /// Says what could be done now, and does it where the user wants.
    void offer(String sentence, String verb, Runnable work) {
        notice.offer(sentence, verb, work);
    }

    /// Goes on once nothing is lost by closing: changes are saved or given up, and the other parts have finished.
    public void close(Runnable goOn) {
        documents.whenNothingIsLost(() -> parts.closing().accept(() -> leave(goOn)));
    }

    private void leave(Runnable goOn) {
        autosave.ifPresentOrElse(keeping -> keeping.close(goOn), goOn);
    }

    private void placeRooms(FileToolbar files) {
        List<Node> tools = new ArrayList<>(files.nodes());
        if (!parts.tools().isEmpty()) {
            tools.add(new Separator(Orientation.VERTICAL));
            tools.addAll(parts.tools());
            parts.tools().forEach(tool -> HBox.setHgrow(tool, Priority.ALWAYS));
        }
        rooms.place(Room.LEARN, learning, List.of(), learning::takeKeyboard);
        parts.data().ifPresent(this::placeData);
        rooms.place(Room.WORKBENCH, building, tools, building.canvas()::takeKeyboard);
        building.dock()
                .awakeProperty()
                .bind(rooms.shows(Room.WORKBENCH).or(building.dock().detachedProperty()));
        follow(library.openProperty(), Room.LEARN, library::open, library::close);
        parts.compare().ifPresent(compare -> {
            experiments = new ExperimentsRoom(compare, parts.ensembles(), parts.sweeps(), parts.runs());
            rooms.place(Room.EXPERIMENTS, experiments, experiments.tools(), experiments::takeKeyboard);
            experiments.awakeProperty().bind(rooms.shows(Room.EXPERIMENTS));
            compare.setOnOpen(() -> {
                experiments.showCompare();
                rooms.open(Room.EXPERIMENTS);
            });
        });
    }

    /// Where something in Learn leads to.
    private void go(Destination destination) {
        switch (destination) {
            case Destination.Reading reading -> reading.page().accept(library);
            case Destination.Prepared asked ->
                parts.compare().ifPresent(compare -> compare.openPrepared(asked.experiment()));
            case Destination.Runs _ -> {
                rooms.open(Room.EXPERIMENTS);
                experiments.showRuns();
            }
            case Destination.Ensembles _ -> {
                rooms.open(Room.EXPERIMENTS);
                experiments.showEnsembles();
            }
            case Destination.Sweeps _ -> {
                rooms.open(Room.EXPERIMENTS);
                experiments.showSweeps();
            }
            case Destination.Transfer _ -> parts.data().ifPresent(DataRoom::openTransfer);
            case Destination.View view -> {
                rooms.open(Room.WORKBENCH);
                building.dock().show(view.key());
            }
            case Destination.Network network -> {
                rooms.open(Room.WORKBENCH);
                documents.openSample(network.name());
            }
            case Destination.Saved saved -> {
                rooms.open(Room.WORKBENCH);
                documents.open(saved.file());
            }
        }
    }

    private void placeData(DataRoom data) {
        rooms.place(Room.DATA, data, data.tools(), data::takeKeyboard);
        data.activeProperty().bind(rooms.shows(Room.DATA));
        data.setOnOpen(() -> rooms.open(Room.DATA));
        data.setOnDraw(() -> {
            rooms.open(Room.WORKBENCH);
            building.dock().show("draw");
        });
    }

    /// What opens and closes of itself is shown and left as its room is.
    private void follow(ReadOnlyBooleanProperty open, Room room, Runnable opening, Runnable closing) {
        open.subscribe((before, now) -> {
            if (now) {
                rooms.open(room);
            } else if (rooms.currentProperty().get() == room) {
                rooms.open(Room.WORKBENCH);
            }
        });
        rooms.currentProperty().subscribe((before, now) -> (now == room ? opening : closing).run());
    }

    private Button themeButton() {
        Button toggle = Controls.iconButton(
                "theme", "mdi2w-weather-night", null, () -> wear(theme.get().other()));
        theme.subscribe(worn -> {
            toggle.setGraphic(Icons.of(worn == Theme.LIGHT ? "mdi2w-weather-night" : "mdi2w-white-balance-sunny"));
            toggle.getTooltip().setText(Texts.of(worn == Theme.LIGHT ? "command.theme.dark" : "command.theme.light"));
        });
        return toggle;
    }

    private Button helpButton() {
        return Controls.iconButton(Shortcut.HELP, "mdi2h-help-circle-outline", this::help);
    }

    private void help() {
        new ShortcutDialog(getScene().getWindow(), theme.get()).show();
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

    /// Escape, where nothing else had a use for it, makes the dock as small as it was, wherever the keyboard is.
    private void restoreDock(KeyEvent event) {
        BooleanProperty maximized = building.dock().maximizedProperty();
        if (event.getCode() == KeyCode.ESCAPE
                && maximized.get()
                && rooms.currentProperty().get() == Room.WORKBENCH) {
            maximized.set(false);
            event.consume();
        }
    }

    private void bindKeys() {
        addEventHandler(KeyEvent.KEY_PRESSED, this::restoreDock);
        regions.then(getTop());
        building.enter(regions);
        regions.then(learning);
        parts.data().ifPresent(regions::then);
        parts.compare().ifPresent(compare -> regions.then(experiments));
        shortcuts.on(Shortcut.NEXT_REGION, () -> regions.go(1));
        shortcuts.on(Shortcut.PREVIOUS_REGION, () -> regions.go(-1));
        shortcuts.on(Shortcut.LEARN, this::learn);
        shortcuts.on(Shortcut.HELP, this::help);
        shortcuts.on(Shortcut.FULL_SCREEN, () -> {
            if (getScene().getWindow() instanceof Stage stage) {
                stage.setFullScreen(!stage.isFullScreen());
            }
        });
    }
}
