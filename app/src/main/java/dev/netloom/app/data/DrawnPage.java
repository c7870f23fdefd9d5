package dev.netloom.app.data;

import dev.netloom.app.drawing.KeptDigit;
import dev.netloom.app.drawing.KeptDigits;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.LabelledImages;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The digits that the user drew and kept. One that was deleted can be brought back.
final class DrawnPage extends VBox {
    private final KeptDigits kept;
    private final Label facts = Controls.paragraph("");
    private final Label folder = Controls.paragraph("", "text-muted");
    private final Label none = Controls.paragraph(Texts.of("data.drawn.none"), "text-muted", "data-none");
    private final Label deleted = Controls.label("");
    private final HBox undo = new HBox();
    private final ImageGrid images;
    private final Button delete;
    private final Button use;
    private List<KeptDigit> shown;
    private Runnable draw = () -> {};
    private Consumer<Path> open = folder -> {};
    private Runnable restore = () -> {};

    DrawnPage(KeptDigits kept, LargeImage large) {
        this.kept = kept;
        setId("data-drawn");
        getStyleClass().add("data-page");
        images = new ImageGrid("data-drawn-images", Texts.of("data.drawn.grid"), large::open);
        images.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                delete();
                event.consume();
            }
        });
        delete = Controls.button("data-delete", "mdi2d-delete-outline", this::delete);
        use = Controls.button(
                "data-use-drawn",
                "mdi2d-database-outline",
                () -> open.accept(kept.folderProperty().get()));
        delete.disableProperty().bind(images.selectedProperty().lessThan(0));
        facts.setId("data-drawn-facts");
        none.setId("data-drawn-none");
        none.managedProperty().bind(none.visibleProperty());
        VBox.setVgrow(images, Priority.ALWAYS);
        getChildren().addAll(head(), undo(), none, images);
    }

    private VBox head() {
        Label problem = Controls.paragraph("", "bad");
        problem.textProperty().bind(kept.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        FlowPane buttons = new FlowPane(Controls.button("data-draw", "mdi2d-draw", () -> draw.run()), use, delete);
        buttons.getStyleClass().add("data-buttons");
        VBox head =
                new VBox(Controls.label(Texts.of("data.drawn.title"), "page-title"), facts, folder, problem, buttons);
        head.getStyleClass().add("data-head");
        return head;
    }

    private HBox undo() {
        undo.setId("data-undo-bar");
        undo.getStyleClass().add("data-undo");
        undo.setAlignment(Pos.CENTER_LEFT);
        undo.getChildren().addAll(deleted, Controls.button("data-undo", "mdi2u-undo", () -> {
            restore.run();
            undo.setVisible(false);
        }));
        undo.managedProperty().bind(undo.visibleProperty());
        undo.setVisible(false);
        return undo;
    }

    /// @param draw brings the drawing pad up
    void setOnDraw(Runnable draw) {
        this.draw = draw;
    }

    /// @param open shows what is in a folder, to be taken as the images in use
    void setOnUse(Consumer<Path> open) {
        this.open = open;
    }

    void refresh() {
        folder.setText(Texts.of("data.drawn.folder", kept.folderProperty().get()));
        List<KeptDigit> digits = kept.digitsProperty().get();
        if (digits == shown) {
            return;
        }
        shown = digits;
        LabelledImages packed = kept.images();
        images.show(IntStream.range(0, packed.size())
                .mapToObj(
                        place -> new PlacedImage(packed, place, DataPart.DRAWN, Integer.toString(packed.label(place))))
                .toList());
        facts.setText(
                digits.isEmpty() ? Texts.of("draw.kept", 0) : Texts.of("data.drawn", digits.size(), byClass(digits)));
        use.setDisable(digits.isEmpty());
        none.setVisible(digits.isEmpty());
        images.setVisible(!digits.isEmpty());
    }

    private static String byClass(List<KeptDigit> digits) {
        return digits.stream()
                .collect(Collectors.groupingBy(KeptDigit::label, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> Texts.of("data.drawn.class", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private void delete() {
        int index = images.selectedProperty().get();
        List<KeptDigit> digits = kept.digitsProperty().get();
        if (index < 0 || index >= digits.size()) {
            return;
        }
        KeptDigit digit = digits.get(index);
        kept.delete(index);
        refresh();
        images.select(index);
        restore = () -> {
            kept.restore(index, digit);
            refresh();
            select(index);
        };
        deleted.setText(Texts.of("data.drawn.deleted", digit.label()));
        undo.setVisible(true);
    }

    void select(int index) {
        images.select(index);
        images.takeKeyboard();
    }

    void takeKeyboard() {
        if (images.isVisible()) {
            images.takeKeyboard();
        } else {
            lookup("#data-draw").requestFocus();
        }
    }
}
