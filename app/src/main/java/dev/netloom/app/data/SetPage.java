package dev.netloom.app.data;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.FileChoosers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A set of one's own: classes are named, pictures dropped, pasted, moved and thrown away, and all of that taken back.
final class SetPage extends BorderPane {
    private final SetEditing editing = new SetEditing();
    private final Label title = Controls.label("", "page-title");
    private final Label facts = Controls.paragraph("");
    private final Label where = Controls.paragraph("", "text-muted");
    private final Label words = Controls.paragraph("", "bad");
    private final NameRow names = new NameRow();
    private final SetClassList classes = new SetClassList(editing, names);
    private final SetTiles tiles = new SetTiles(editing, classes);
    private final SetCommands commands =
            new SetCommands(editing, classes, tiles, () -> add(choosing().get()), this::paste);
    private final Button use = new Button(Texts.of("data.open.use"));
    private final Button elsewhere = new Button(Texts.of("set.elsewhere"));
    private Supplier<List<Path>> choosing = List::of;
    private Supplier<Optional<Path>> choosingFolder = Optional::empty;
    private Runnable closed = () -> {};
    private Consumer<Path> taken = folder -> {};

    SetPage() {
        setId("data-set");
        getStyleClass().addAll("open-data", "set-page");
        title.setId("set-title");
        facts.setId("set-facts");
        where.setId("set-folder");
        words.setId("set-words");
        elsewhere.setId("set-elsewhere");
        elsewhere.setOnAction(event -> choosingFolder.get().ifPresent(this::begin));
        List.of(elsewhere, words, facts).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        VBox head = new VBox(title, facts, where, commands, names, elsewhere, words);
        head.getStyleClass().add("data-head");
        HBox bottom = bottom();
        setTop(head);
        setLeft(classes);
        setCenter(tiles);
        setBottom(bottom);
        for (Node node : List.of(facts, commands, classes, tiles, bottom)) {
            node.visibleProperty().bind(elsewhere.visibleProperty().not());
        }
        setVisible(false);
        setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        classes.getSelectionModel().selectedItemProperty().subscribe(this::showClass);
        editing.stateProperty().subscribe(this::show);
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

    private Supplier<List<Path>> choosing() {
        return choosing;
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
        tiles.begin();
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

    private void say(String problem) {
        words.setText(problem);
        words.setVisible(!problem.isEmpty());
    }

    private void show(SetEditing.State state) {
        say(state == null ? "" : state.words());
        use.setDisable(state == null || state.pictures() < 2);
        if (state == null) {
            classes.getItems().clear();
            facts.setText("");
        } else {
            int tile = tiles.selectedProperty().get();
            facts.setText(Texts.of("set.facts", state.classes().size(), state.pictures()));
            boolean stays = classes.show(state.classes());
            showClass();
            if (stays && tile >= 0) {
                tiles.select(tile);
            }
        }
        commands.enable();
    }

    private void showClass() {
        tiles.show();
        commands.enable();
    }

    private void press(KeyEvent event) {
        if (commands.press(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    /// Puts pictures into the chosen class.
    void add(List<Path> files) {
        if (!files.isEmpty()) {
            classes.chosen().ifPresent(content -> editing.add(content.name(), files));
        }
    }

    private void paste() {
        classes.chosen().ifPresent(content -> {
            if (!tiles.transfer().take(Clipboard.getSystemClipboard(), content.name())) {
                say(Texts.of("set.nothing-pasted"));
            }
        });
    }
}
