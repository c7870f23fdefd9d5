package dev.netloom.app.data;

import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The data set in use: its classes with their balance, and the images of the one that is chosen.
final class DataPage extends VBox {
    private static final List<DataPart> PARTS = List.of(DataPart.TRAINING, DataPart.HELD_OUT, DataPart.TEST);

    private final DataHead head = new DataHead();
    private final ListView<ClassSummary> classes = new ListView<>();
    private final Chips<DataPart> parts = new Chips<>(
            "data-part", "data.part", PARTS.stream().map(DataPart::key).toList(), PARTS);
    private final Label heldOutKey = Controls.label(Texts.of("data.legend.held-out"), "balance-key", "held-out");
    private final Label title = Controls.label("", "gallery-title");
    private final Label none = Controls.paragraph(Texts.of("data.images.none"), "text-muted");
    private final ImageGrid images;
    private final Label misfit = Controls.paragraph("");
    private final HBox fitBar = new HBox();
    private Runnable fit = () -> {};
    private DataSummary summary;

    DataPage(LargeImage large) {
        setId("data-page");
        getStyleClass().add("data-page");
        images = new ImageGrid("data-images", Texts.of("data.images"), large::open);
        HBox body = new HBox(classes(), shown());
        body.getStyleClass().add("data-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head, fitBar(), body);
        classes.getSelectionModel().selectedIndexProperty().subscribe(this::choose);
        parts.chosenProperty().subscribe(this::choose);
    }

    private HBox fitBar() {
        Button yes = new Button(Texts.of("data.fit-network"));
        yes.setId("data-fit-network");
        yes.setOnAction(event -> fit.run());
        Button no = new Button(Texts.of("data.fit-network.no"));
        no.setId("data-fit-no");
        no.setOnAction(event -> offerFit("", () -> {}));
        yes.setMinWidth(USE_PREF_SIZE);
        no.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(misfit, Priority.ALWAYS);
        misfit.setMaxWidth(Double.MAX_VALUE);
        misfit.setId("data-misfit");
        fitBar.setId("data-fit-bar");
        fitBar.getStyleClass().add("data-undo");
        fitBar.setAlignment(Pos.CENTER_LEFT);
        fitBar.getChildren().addAll(misfit, yes, no);
        fitBar.managedProperty().bind(fitBar.visibleProperty());
        fitBar.setVisible(false);
        return fitBar;
    }

    /// @param words why the network does not fit these images; empty where there is nothing to offer
    /// @param fit makes it fit
    void offerFit(String words, Runnable fit) {
        this.fit = fit;
        misfit.setText(words);
        fitBar.setVisible(!words.isEmpty());
    }

    private VBox classes() {
        classes.setId("data-classes");
        classes.setAccessibleText(Texts.of("data.classes"));
        classes.getStyleClass().addAll("edge-to-edge", "class-list");
        classes.setCellFactory(list -> new ClassCell(() -> summary == null ? 1 : summary.largest()));
        classes.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                images.takeKeyboard();
                event.consume();
            }
        });
        VBox.setVgrow(classes, Priority.ALWAYS);
        heldOutKey.managedProperty().bind(heldOutKey.visibleProperty());
        HBox legend = new HBox(
                Controls.label(Texts.of("data.legend.learned"), "balance-key", "learned"),
                heldOutKey,
                Controls.label(Texts.of("data.legend.test"), "balance-key", "test"));
        legend.getStyleClass().add("balance-legend");
        for (var key : legend.getChildren()) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("balance", key.getStyleClass().getLast(), "balance-swatch");
            ((Label) key).setGraphic(swatch);
            ((Label) key).setMinWidth(USE_PREF_SIZE);
        }
        VBox side = new VBox(legend, classes);
        side.getStyleClass().add("class-side");
        return side;
    }

    private VBox shown() {
        title.setId("data-images-title");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox bar = new HBox(title, parts);
        bar.getStyleClass().add("data-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        none.setId("data-none");
        none.managedProperty().bind(none.visibleProperty());
        none.getStyleClass().add("data-none");
        VBox shown = new VBox(bar, none, images);
        shown.getStyleClass().add("data-shown");
        VBox.setVgrow(images, Priority.ALWAYS);
        HBox.setHgrow(shown, Priority.ALWAYS);
        return shown;
    }

    /// @param editing changes the set of pictures in a folder
    void setOnEdit(Consumer<Path> editing) {
        head.setOnEdit(editing);
    }

    void show(DataSummary next) {
        boolean same = summary != null && summary.data() == next.data();
        int chosen = same ? classes.getSelectionModel().getSelectedIndex() : 0;
        summary = next;
        boolean split = !next.heldOut().isEmpty();
        parts.offer(split ? PARTS : List.of(DataPart.TRAINING, DataPart.TEST));
        heldOutKey.setVisible(split);
        head.show(next);
        List<ClassSummary> all = new ArrayList<>();
        all.add(next.all(Texts.of("data.classes.all")));
        all.addAll(next.classes());
        classes.getItems().setAll(all);
        classes.getSelectionModel().select(Math.max(0, chosen));
        choose();
    }

    /// @param open whether the settings leave open how it is split
    void leaveSplitOpen(boolean open) {
        if (summary != null) {
            head.showSplit(summary, open);
        }
    }

    private void choose() {
        ClassSummary chosen = classes.getSelectionModel().getSelectedItem();
        if (summary == null || chosen == null) {
            return;
        }
        List<PlacedImage> found = summary.images(parts.chosen(), chosen.label());
        title.setText(Texts.of("data.images.title", chosen.name(), found.size()));
        images.show(found);
        none.setVisible(found.isEmpty());
        images.setVisible(!found.isEmpty());
    }

    void select(int index) {
        images.select(index);
        images.takeKeyboard();
    }

    void takeKeyboard() {
        classes.requestFocus();
    }
}
