package dev.netloom.app.data;

import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet.Content;
import dev.netloom.engine.data.PictureSet.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The pictures of the chosen class of a set that is being changed: of one of its parts, where it has them, into which
/// new ones go, too.
final class SetTiles extends VBox {
    private final SetEditing editing;
    private final SetClassList classes;
    private final TileGrid<Path> pictures;
    private final PictureTransfer transfer;
    private final Chips<Part> parts =
            new Chips<>("set-part", "data.part", List.of("training", "test"), List.of(Part.values()));
    private final Label title = Controls.label("", "gallery-title");
    private final Label hint = Controls.label("", "text-muted", "set-hint");
    private final Label none = Controls.paragraph("", "text-muted", "data-none");

    SetTiles(SetEditing editing, SetClassList classes) {
        this.editing = editing;
        this.classes = classes;
        pictures = new TileGrid<>(
                FileTile.WIDTH,
                FileTile.HEIGHT,
                () -> new FileTile(() -> editing.stateProperty().get()));
        pictures.setId("set-pictures");
        pictures.setAccessibleText(Texts.of("set.pictures"));
        pictures.allowRanges();
        pictures.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        transfer = new PictureTransfer(editing, pictures, pictures::selection);
        classes.connect(transfer, pictures::requestFocus);
        none.managedProperty().bind(none.visibleProperty());
        StackPane around = new StackPane(pictures, none);
        around.setAlignment(Pos.TOP_LEFT);
        around.getStyleClass().add("image-grid");
        VBox.setVgrow(around, Priority.ALWAYS);
        getStyleClass().addAll("open-shown", "set-shown");
        getChildren().addAll(bar(), around);
        setOnDragOver(transfer::accept);
        setOnDragDropped(event -> classes.chosen().ifPresent(content -> transfer.take(event, content.name())));
        parts.chosenProperty().subscribe(part -> {
            editing.use(part);
            show();
        });
    }

    private HBox bar() {
        title.setId("set-class");
        hint.setId("set-hint");
        parts.setId("set-part");
        parts.managedProperty().bind(parts.visibleProperty());
        parts.setVisible(false);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(title, hint, gap, parts);
        bar.getStyleClass().add("data-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /// Shows the chosen class as it is now.
    void show() {
        Optional<Content> chosen = classes.chosen();
        List<Path> shown = chosen.map(content -> content.of(parts.chosen())).orElse(List.of());
        boolean split = isSplit();
        parts.setVisible(split);
        hint.setText(
                split ? Texts.of("set.hint." + parts.chosen().name().toLowerCase(Locale.ROOT)) : Texts.of("set.hint"));
        pictures.show(shown);
        pictures.setVisible(!shown.isEmpty());
        none.setVisible(shown.isEmpty());
        none.setText(Texts.of(chosen.isPresent() ? "set.no-pictures" : "set.begin"));
        title.setText(chosen.map(content -> Texts.of("data.images.title", content.name(), shown.size()))
                .orElse(""));
    }

    private boolean isSplit() {
        return Optional.ofNullable(editing.stateProperty().get())
                .filter(SetEditing.State::isSplit)
                .isPresent();
    }

    /// Another set begins with the pictures to train on.
    void begin() {
        parts.choose(Part.TRAINING);
    }

    /// The part that is not shown; empty where the set has no parts.
    Optional<Part> otherPart() {
        return isSplit() ? Optional.of(parts.chosen() == Part.TEST ? Part.TRAINING : Part.TEST) : Optional.empty();
    }

    /// The place of the first picture that is chosen; -1 without.
    ReadOnlyIntegerProperty selectedProperty() {
        return pictures.selectedProperty();
    }

    List<Path> selection() {
        return pictures.selection();
    }

    void select(int place) {
        pictures.select(Math.min(
                place, pictures.getItems().stream().mapToInt(List::size).sum() - 1));
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            delete();
            event.consume();
        } else if (event.getCode().isDigitKey() && !event.isShortcutDown()) {
            moveToNumber(event.getText());
            event.consume();
        }
    }

    void delete() {
        if (!selection().isEmpty()) {
            editing.delete(selection());
        }
    }

    private void moveToNumber(String key) {
        int number = "123456789".indexOf(key);
        if (!key.isEmpty()
                && number >= 0
                && number < classes.getItems().size()
                && !selection().isEmpty()) {
            editing.move(selection(), classes.getItems().get(number).name());
        }
    }

    PictureTransfer transfer() {
        return transfer;
    }
}
