package dev.netloom.app.data;

import atlantafx.base.theme.Styles;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileChoosers;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A set of one's own: classes are named, pictures dropped, pasted, moved and thrown away, and all of that taken back.
final class SetPage extends BorderPane {
    private final SetEditing editing = new SetEditing();
    private final Label title = Controls.label("", "page-title");
    private final Label facts = Controls.paragraph("");
    private final Label where = Controls.paragraph("", "text-muted");
    private final Label words = Controls.paragraph("", "bad");
    private final NameRow names = new NameRow();
    private final ListView<PictureSet.Content> classes = new ListView<>();
    private final TileGrid<Path> pictures = new TileGrid<>(
            FileTile.WIDTH,
            FileTile.HEIGHT,
            () -> new FileTile(() -> editing.stateProperty().get()));
    private final Label none = Controls.paragraph("", "text-muted", "data-none");
    private final Label shownClass = Controls.label("", "gallery-title");
    private final Button rename = button("set-rename", "mdi2r-rename-box", this::rename);
    private final Button deleteClass = button("set-delete-class", "mdi2f-folder-remove-outline", this::deleteClass);
    private final Button addPictures = button("set-add", "mdi2i-image-plus", this::choosePictures);
    private final Button paste = button("set-paste", "mdi2c-content-paste", this::paste);
    private final MenuButton moveTo =
            new MenuButton(Texts.of("command.set-move"), Icons.of("mdi2f-folder-move-outline"));
    private final Button delete = button("set-delete", "mdi2d-delete-outline", this::delete);
    private final Button undo = button("set-undo", "mdi2u-undo", editing::undo);
    private final Button redo = button("set-redo", "mdi2r-redo", editing::redo);
    private final Button use = new Button(Texts.of("data.open.use"));
    private final Button elsewhere = new Button(Texts.of("set.elsewhere"));
    private Supplier<List<Path>> choosing = List::of;
    private Supplier<Optional<Path>> choosingFolder = Optional::empty;
    private Runnable closed = () -> {};
    private Consumer<Path> taken = folder -> {};
    private String wanted = "";

    SetPage() {
        setId("data-set");
        getStyleClass().addAll("open-data", "set-page");
        title.setId("set-title");
        facts.setId("set-facts");
        where.setId("set-folder");
        words.setId("set-words");
        elsewhere.setId("set-elsewhere");
        elsewhere.setOnAction(event -> choosingFolder.get().ifPresent(this::begin));
        managed(elsewhere, words, facts);
        FlowPane commands = commands();
        VBox head = new VBox(title, facts, where, commands, names, elsewhere, words);
        head.getStyleClass().add("data-head");
        setTop(head);
        ListView<PictureSet.Content> left = classList();
        VBox shown = grid();
        HBox bottom = bottom();
        setLeft(left);
        setCenter(shown);
        setBottom(bottom);
        for (Node node : List.of(facts, commands, left, shown, bottom)) {
            node.visibleProperty().bind(elsewhere.visibleProperty().not());
        }
        commands.managedProperty().bind(commands.visibleProperty());
        setVisible(false);
        setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        editing.stateProperty().subscribe(this::show);
        pictures.selectedProperty().subscribe(this::enable);
    }

    private static void managed(Node... nodes) {
        for (Node node : nodes) {
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    private static Button button(String id, String icon, Runnable action) {
        Button button = new Button(Texts.of("command." + id), Icons.of(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(Controls.tooltip(Texts.of("command." + id + ".tip")));
        button.setOnAction(event -> action.run());
        return button;
    }

    private FlowPane commands() {
        moveTo.setId("set-move");
        moveTo.setMinWidth(USE_PREF_SIZE);
        moveTo.setTooltip(Controls.tooltip(Texts.of("command.set-move.tip")));
        Button add = button("set-add-class", "mdi2f-folder-plus-outline", this::addClass);
        FlowPane commands = new FlowPane(add, rename, deleteClass, addPictures, paste, moveTo, delete, undo, redo);
        commands.getStyleClass().add("data-buttons");
        return commands;
    }

    private ListView<PictureSet.Content> classList() {
        classes.setId("set-classes");
        classes.getStyleClass().addAll("edge-to-edge", "class-list", "set-classes");
        classes.setAccessibleText(Texts.of("set.classes"));
        classes.setPlaceholder(Controls.paragraph(Texts.of("set.no-classes"), "text-muted", "data-none"));
        EditedClassCell.Drop drop = new EditedClassCell.Drop() {
            @Override
            public boolean over(DragEvent event) {
                return accept(event);
            }

            @Override
            public void on(DragEvent event, String className) {
                take(event, className);
            }
        };
        classes.setCellFactory(list -> new EditedClassCell(
                () -> Optional.ofNullable(editing.stateProperty().get())
                        .map(SetEditing.State::largest)
                        .orElse(1),
                drop));
        classes.getSelectionModel().selectedItemProperty().subscribe(this::showPictures);
        classes.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                deleteClass();
            } else if (event.getCode() == KeyCode.F2) {
                rename();
            } else if (event.getCode() == KeyCode.ENTER) {
                pictures.requestFocus();
            } else {
                return;
            }
            event.consume();
        });
        return classes;
    }

    private VBox grid() {
        pictures.setId("set-pictures");
        pictures.setAccessibleText(Texts.of("set.pictures"));
        pictures.allowRanges();
        pictures.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                delete();
                event.consume();
            } else if (event.getCode().isDigitKey() && !event.isShortcutDown()) {
                moveToNumber(event.getText());
                event.consume();
            }
        });
        pictures.addEventHandler(MouseEvent.DRAG_DETECTED, this::drag);
        none.managedProperty().bind(none.visibleProperty());
        shownClass.setId("set-class");
        HBox bar = new HBox(shownClass, Controls.label(Texts.of("set.hint"), "text-muted", "set-hint"));
        bar.getStyleClass().add("data-bar");
        bar.setAlignment(Pos.BASELINE_LEFT);
        StackPane around = new StackPane(pictures, none);
        around.setAlignment(Pos.TOP_LEFT);
        around.getStyleClass().add("image-grid");
        VBox.setVgrow(around, Priority.ALWAYS);
        VBox shown = new VBox(bar, around);
        shown.getStyleClass().addAll("open-shown", "set-shown");
        shown.setOnDragOver(this::accept);
        shown.setOnDragDropped(event -> chosen().ifPresent(content -> take(event, content.name())));
        return shown;
    }

    private HBox bottom() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button done = new Button(Texts.of("set.close"));
        done.setId("set-close");
        done.setMinWidth(USE_PREF_SIZE);
        done.setOnAction(event -> close());
        use.setId("set-use");
        use.setMinWidth(USE_PREF_SIZE);
        use.getStyleClass().add(Styles.ACCENT);
        use.setOnAction(event -> {
            setVisible(false);
            taken.accept(editing.stateProperty().get().folder());
        });
        HBox buttons = new HBox(gap, done, use);
        buttons.getStyleClass().add("open-buttons");
        return buttons;
    }

    /// @param choosers ask for pictures
    /// @param closed is told that nothing is to be used
    /// @param taken takes the folder whose images are to be used
    void setOnClosed(FileChoosers choosers, Runnable closed, Consumer<Path> taken) {
        choosing = () -> choosers.openSeveral(Texts.of("set.add.title"));
        choosingFolder = () -> choosers.folder(Texts.of("set.elsewhere.title"));
        this.closed = closed;
        this.taken = taken;
    }

    /// Asks for the name of a new set, which will have a folder of this name in `parent`.
    void begin(Path parent) {
        setVisible(true);
        elsewhere.setVisible(true);
        say("");
        title.setText(Texts.of("set.new.title"));
        where.setText(Texts.of("set.new.folder", parent));
        names.ask(
                "set.new",
                names.isVisible() ? names.text() : "",
                name -> PictureSet.nameProblem(parent, name),
                name -> open(parent.resolve(name)),
                this::close);
    }

    /// Changes the set in this folder, or begins one.
    void open(Path folder) {
        names.setVisible(false);
        elsewhere.setVisible(false);
        title.setText(folder.getFileName().toString());
        where.setText(Texts.of("set.folder", folder));
        setVisible(true);
        requestFocus();
        editing.open(folder, this::say);
    }

    void close() {
        setVisible(false);
        closed.run();
    }

    void takeKeyboard() {
        if (names.isVisible()) {
            names.requestFocus();
        } else {
            classes.requestFocus();
        }
    }

    private Optional<PictureSet.Content> chosen() {
        return Optional.ofNullable(classes.getSelectionModel().getSelectedItem());
    }

    private void say(String problem) {
        words.setText(problem);
        words.setVisible(!problem.isEmpty());
    }

    private void show(SetEditing.State state) {
        say(state == null ? "" : state.words());
        if (state == null) {
            classes.getItems().clear();
            facts.setText("");
        } else {
            String name =
                    wanted.isEmpty() ? chosen().map(PictureSet.Content::name).orElse("") : wanted;
            int place = Math.max(0, classes.getSelectionModel().getSelectedIndex());
            wanted = "";
            int tile = pictures.selectedProperty().get();
            facts.setText(Texts.of("set.facts", state.classes().size(), state.pictures()));
            classes.getItems().setAll(state.classes());
            int found = state.classes().stream()
                    .map(PictureSet.Content::name)
                    .toList()
                    .indexOf(name);
            classes.getSelectionModel()
                    .select(found >= 0 ? found : Math.min(place, state.classes().size() - 1));
            showPictures();
            if (found >= 0 && tile >= 0) {
                pictures.select(
                        Math.min(tile, state.classes().get(found).pictures().size() - 1));
            }
        }
        enable();
    }

    private void showPictures() {
        List<Path> shown = chosen().map(PictureSet.Content::pictures).orElse(List.of());
        pictures.show(shown);
        pictures.setVisible(!shown.isEmpty());
        none.setVisible(shown.isEmpty());
        none.setText(Texts.of(chosen().isPresent() ? "set.no-pictures" : "set.begin"));
        shownClass.setText(chosen().map(content -> Texts.of("data.images.title", content.name(), shown.size()))
                .orElse(""));
        moveTo.getItems()
                .setAll(classes.getItems().stream()
                        .filter(content -> !content.equals(chosen().orElse(null)))
                        .map(content -> item(content.name()))
                        .toList());
        enable();
    }

    private MenuItem item(String className) {
        MenuItem item = new MenuItem(className);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> editing.move(pictures.selection(), className));
        return item;
    }

    private void enable() {
        SetEditing.State state = editing.stateProperty().get();
        boolean some = pictures.selectedProperty().get() >= 0;
        undo.setDisable(state == null || !state.isUndoable());
        redo.setDisable(state == null || !state.isRedoable());
        use.setDisable(state == null || state.pictures() < 2);
        List.of(rename, deleteClass, addPictures, paste).forEach(button -> button.setDisable(chosen().isEmpty()));
        delete.setDisable(!some);
        moveTo.setDisable(!some || classes.getItems().size() < 2);
    }

    private void press(KeyEvent event) {
        if (Shortcut.UNDO.matches(event)) {
            undo.fire();
        } else if (Shortcut.REDO.matches(event)) {
            redo.fire();
        } else if (Shortcut.PASTE.matches(event)) {
            paste.fire();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else {
            return;
        }
        event.consume();
    }

    private void addClass() {
        Path folder = editing.stateProperty().get().folder();
        names.ask(
                "set.add-class",
                "",
                name -> PictureSet.classNameProblem(folder, name, ""),
                name -> {
                    wanted = name;
                    takeKeyboard();
                    editing.addClass(name);
                },
                this::takeKeyboard);
    }

    private void rename() {
        Path folder = editing.stateProperty().get().folder();
        chosen().ifPresent(content -> names.ask(
                "set.rename-class",
                content.name(),
                name -> PictureSet.classNameProblem(folder, name, content.name()),
                name -> {
                    wanted = name;
                    takeKeyboard();
                    editing.renameClass(content.name(), name);
                },
                this::takeKeyboard));
    }

    private void deleteClass() {
        chosen().ifPresent(content -> editing.deleteClass(content.name()));
    }

    private void delete() {
        if (!pictures.selection().isEmpty()) {
            editing.delete(pictures.selection());
        }
    }

    private void moveToNumber(String key) {
        int number = "123456789".indexOf(key);
        if (!key.isEmpty()
                && number >= 0
                && number < classes.getItems().size()
                && !pictures.selection().isEmpty()) {
            editing.move(pictures.selection(), classes.getItems().get(number).name());
        }
    }

    private void choosePictures() {
        List<Path> files = choosing.get();
        if (!files.isEmpty()) {
            add(files);
        }
    }

    /// Puts pictures into the chosen class.
    void add(List<Path> files) {
        chosen().ifPresent(content -> editing.add(content.name(), files));
    }

    private void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        chosen().ifPresent(content -> {
            if (!take(clipboard, content.name())) {
                say(Texts.of("set.nothing-pasted"));
            }
        });
    }

    /// Files, or an image without one.
    private boolean take(Clipboard clipboard, String className) {
        if (clipboard.hasFiles()) {
            editing.add(
                    className, clipboard.getFiles().stream().map(File::toPath).toList());
        } else if (clipboard.hasImage()) {
            editing.add(className, clipboard.getImage());
        } else {
            return false;
        }
        return true;
    }

    private void drag(MouseEvent event) {
        List<Path> files = pictures.selection();
        if (!files.isEmpty()) {
            Dragboard board = pictures.startDragAndDrop(TransferMode.COPY_OR_MOVE);
            ClipboardContent content = new ClipboardContent();
            content.putFiles(files.stream().map(Path::toFile).toList());
            board.setContent(content);
            event.consume();
        }
    }

    private boolean accept(DragEvent event) {
        boolean own = event.getGestureSource() == pictures;
        boolean fits =
                own || event.getDragboard().hasFiles() || event.getDragboard().hasImage();
        if (fits) {
            event.acceptTransferModes(own ? TransferMode.MOVE : TransferMode.COPY);
            event.consume();
        }
        return fits;
    }

    private void take(DragEvent event, String className) {
        if (event.getGestureSource() == pictures) {
            editing.move(pictures.selection(), className);
            event.setDropCompleted(true);
        } else {
            wanted = className;
            event.setDropCompleted(take(event.getDragboard(), className));
        }
        event.consume();
    }
}
