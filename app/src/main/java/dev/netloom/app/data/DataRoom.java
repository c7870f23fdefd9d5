package dev.netloom.app.data;

import dev.netloom.app.drawing.KeptDigits;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.DataSets;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.FileChoosers;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.Catalogue;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.train.TrainingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The images in use, what augmentation makes of them, and those that were drawn here: one page at a time, and any
/// image large over it.
public final class DataRoom extends StackPane {
    private final ObservableValue<Dataset> data;
    private final ObservableValue<String> unread;
    private final ObservableValue<Optional<TrainingConfig>> plan;
    private final LargeImage large = new LargeImage();
    private final DataPage used = new DataPage(large);
    private final DrawnPage drawn;
    private final AugmentPage augment;
    private final Chips<Page> pages = new Chips<>(
            "data-pages", "data.pages", List.of("used", "augment", "drawn", "transfer"), List.of(Page.values()));
    private final EmptyState empty = new EmptyState("data.loading");
    private final Label problem = Controls.paragraph("", "bad");
    private final VBox nothing = new VBox(empty, problem);
    private final Latest<DataSummary> summaries = new Latest<>(this::show, this::fail);
    private final Throttle throttle = new Throttle(Duration.millis(100), this::refresh);
    private final OpenDataPage opening = new OpenDataPage();
    private final SetPage own = new SetPage();
    private final MenuButton openMenu = new MenuButton(Texts.of("data.open"), Icons.of("mdi2f-folder-open-outline"));
    private DataSummary summary;
    private Node transfer = new Region();
    private String trouble = "";
    private Runnable open = () -> {};
    private FileChoosers choosers;

    private enum Page {
        USED,
        AUGMENT,
        DRAWN,
        TRANSFER
    }

    /// @param data the set in use; null while there is none
    /// @param unread why there is none; empty while it is being read
    /// @param settings of the next run, which decide what is held out and what happens to a training image
    /// @param kept what was drawn here
    public DataRoom(
            ObservableValue<Dataset> data, ObservableValue<String> unread, TrainingSettings settings, KeptDigits kept) {
        this.data = data;
        this.unread = unread;
        plan = settings.planProperty();
        augment = new AugmentPage(settings, throttle::request);
        drawn = new DrawnPage(kept, large);
        drawn.setOnUse(this::open);
        setId("data-room");
        getStyleClass().add("data-room");
        problem.setId("data-problem");
        problem.setMaxWidth(560);
        nothing.setId("data-empty");
        nothing.getStyleClass().add("data-empty");
        nothing.setAlignment(Pos.CENTER);
        getChildren().addAll(used, nothing, augment, drawn, opening, own, large);
        opening.shownProperty().subscribe(this::arrange);
        own.visibleProperty().subscribe(this::arrange);
        used.setOnEdit(this::edit);
        opening.setOnEdit(this::edit);
        large.setOnClosed(() -> {
            if (pages.chosen() == Page.DRAWN) {
                drawn.select(large.index());
            } else {
                used.select(large.index());
            }
        });
        large.visibleProperty().subscribe(this::arrange);
        activeProperty().set(false);
        fillMenu();
        data.subscribe(throttle::request);
        unread.subscribe(throttle::request);
        plan.subscribe(throttle::request);
        kept.digitsProperty().subscribe(throttle::request);
        kept.folderProperty().subscribe(throttle::request);
        pages.chosenProperty().subscribe(this::turn);
        turn();
    }

    /// Its part of the toolbar.
    public List<Node> tools() {
        HBox tools = new HBox(pages, openMenu);
        tools.getStyleClass().add("data-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        return List.of(tools);
    }

    private void fillMenu() {
        openMenu.setId("data-open-menu");
        openMenu.setMinWidth(USE_PREF_SIZE);
        openMenu.setTooltip(Controls.tooltip(Texts.of("data.open.tip")));
        openMenu.setOnShowing(event -> openMenu.getItems().setAll(items()));
        activeProperty().subscribe(active -> {
            if (active && openMenu.getItems().isEmpty()) {
                openMenu.getItems().setAll(items());
            }
        });
    }

    /// Made when the room is first shown, and anew with the menu: sets may have been fetched meanwhile.
    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        items.add(item(
                "data-open-folder",
                Texts.of("data.open.folder"),
                () -> choosers.folder(Texts.of("data.open.folder.title")).ifPresent(this::open)));
        items.add(item(
                "data-open-file",
                Texts.of("data.open.file"),
                () -> choosers.openAny(Texts.of("data.open.file.title")).ifPresent(this::open)));
        items.add(new SeparatorMenuItem());
        items.add(item("data-new-set", Texts.of("data.new"), this::begin));
        for (Path made : DataSets.made()) {
            items.add(item(
                    "data-edit-" + made.getFileName(), Texts.of("data.edit", made.getFileName()), () -> edit(made)));
        }
        items.add(new SeparatorMenuItem());
        items.add(item("data-open-mnist", "MNIST", () -> open(DataChoice.MNIST)));
        Catalogue catalogue = DataSets.catalogue();
        for (String name : catalogue.names()) {
            boolean here = catalogue.find(name).isPresent();
            String text = here ? catalogue.title(name) : Texts.of("data.open.away", catalogue.title(name));
            items.add(item("data-open-" + name, text, () -> open(new DataChoice(name, DataSettings.PLAIN))));
        }
        return items;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    /// A set of one's own, with a name that is still to be given.
    private void begin() {
        cover();
        own.begin(DataSets.folderOfMade());
    }

    /// Changes the set of pictures in this folder.
    void edit(Path folder) {
        cover();
        own.open(folder);
    }

    private void cover() {
        open();
        pages.choose(Page.USED);
        large.setVisible(false);
        opening.setVisible(false);
    }

    /// Shows what is in a folder or file, to be taken or not; brings the room to the front.
    public void open(Path path) {
        open(new DataChoice(path.toString(), DataSettings.PLAIN));
    }

    public void open(DataChoice choice) {
        cover();
        own.setVisible(false);
        opening.open(choice);
    }

    /// @param choosers ask for folders and files
    /// @param taken takes the images that are to be used from now on
    public void setOnTaken(FileChoosers choosers, BiConsumer<Dataset, DataChoice> taken) {
        this.choosers = choosers;
        own.setOnClosed(choosers, this::takeKeyboard, this::open);
        opening.setOnClosed(this::takeKeyboard, (images, choice) -> {
            takeKeyboard();
            taken.accept(images, choice);
        });
    }

    /// Offers to fit the network to the images in use.
    ///
    /// @param words why it does not fit; empty where there is nothing to offer
    public void offerFit(String words, Runnable fit) {
        used.offerFit(words, fit);
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// @param draw brings the drawing pad up
    public void setOnDraw(Runnable draw) {
        drawn.setOnDraw(draw);
    }

    /// Brings the room to the front.
    public void open() {
        open.run();
    }

    /// @param open brings the room to the front
    public void setOnOpen(Runnable open) {
        this.open = open;
    }

    /// Puts the keyboard where one begins.
    public void takeKeyboard() {
        if (large.isVisible()) {
            large.requestFocus();
        } else if (opening.isVisible()) {
            opening.requestFocus();
        } else if (own.isVisible()) {
            own.takeKeyboard();
        } else if (pages.chosen() == Page.DRAWN) {
            drawn.takeKeyboard();
        } else if (pages.chosen() == Page.TRANSFER) {
            transfer.requestFocus();
        } else if (pages.chosen() == Page.AUGMENT) {
            augment.takeKeyboard();
        } else {
            used.takeKeyboard();
        }
    }

    /// Shows the images in use.
    void showUsed() {
        pages.choose(Page.USED);
    }

    /// Brings up what augmentation makes of the images in use.
    public void openAugmentation() {
        open();
        pages.choose(Page.AUGMENT);
    }

    /// @param page about going on from trained weights
    public void setTransfer(Node page) {
        transfer = page;
        getChildren().add(getChildren().indexOf(large), page);
        arrange();
    }

    /// Brings up the page about going on from trained weights.
    public void openTransfer() {
        open();
        pages.choose(Page.TRANSFER);
    }

    /// Shows the images in use, in front.
    public void openUsed() {
        open();
        pages.choose(Page.USED);
    }

    /// Shows what was drawn.
    void showDrawn() {
        pages.choose(Page.DRAWN);
    }

    private void turn() {
        large.setVisible(false);
        opening.setVisible(false);
        own.setVisible(false);
        arrange();
        throttle.request();
    }

    private void arrange() {
        boolean covered = large.isVisible() || opening.isVisible() || own.isVisible();
        Page page = pages.chosen();
        drawn.setVisible(!covered && page == Page.DRAWN);
        augment.setVisible(!covered && page == Page.AUGMENT && summary != null);
        used.setVisible(!covered && page == Page.USED && summary != null);
        transfer.setVisible(!covered && page == Page.TRANSFER);
        nothing.setVisible(!covered && page != Page.DRAWN && page != Page.TRANSFER && summary == null);
        String why = trouble.isEmpty() ? unread.getValue() : trouble;
        empty.say(why.isEmpty() ? "data.loading" : "data.unread");
        problem.setText(why);
        problem.setManaged(!why.isEmpty());
    }

    private void refresh() {
        drawn.refresh();
        Dataset set = data.getValue();
        if (set != null) {
            DataSummary.Split split = plan.getValue()
                    .map(next -> new DataSummary.Split(next.validation(), next.seed()))
                    .orElseGet(() -> summary == null ? DataSummary.Split.NONE : summary.split());
            if (summary == null || !summary.isOf(set, split)) {
                summaries.ask(() -> DataSummary.of(set, split));
            }
        }
        used.leaveSplitOpen(plan.getValue().isEmpty());
        arrange();
        if (augment.isVisible()) {
            augment.refresh(set);
        }
    }

    private void show(DataSummary next) {
        summary = next;
        trouble = "";
        used.show(next);
        used.leaveSplitOpen(plan.getValue().isEmpty());
        arrange();
        throttle.request();
    }

    private void fail(Exception failure) {
        trouble = FileReason.of(failure);
        arrange();
    }
}
