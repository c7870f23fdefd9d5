package dev.netloom.app.drawing;

import dev.netloom.app.image.TileGrid;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Keeps the drawing under a label, and shows what was kept.
final class KeptView extends VBox {
    private static final int DIGITS = 10;

    private final Drawing drawing;
    private final KeptDigits kept;
    private final TileGrid<KeptDigit> grid = new TileGrid<>(KeptTile.WIDTH, KeptTile.HEIGHT, KeptTile::new);
    private final Label none = Controls.paragraph(Texts.of("draw.kept.none"), "text-muted");
    private final Label title = Controls.label("", "gallery-title");

    /// @param folders asks for a folder
    KeptView(Drawing drawing, KeptDigits kept, Supplier<Optional<Path>> folders) {
        this.drawing = drawing;
        this.kept = kept;
        getStyleClass().add("kept-view");
        Label problem = Controls.paragraph("", "bad");
        problem.textProperty().bind(kept.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setId("draw-problem");
        grid.setId("draw-kept");
        grid.setAccessibleText(Texts.of("draw.kept.grid"));
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        StackPane around = new StackPane(grid, none);
        VBox.setVgrow(around, Priority.ALWAYS);
        getChildren().addAll(labels(), heading(folders), problem, around);
        kept.digitsProperty().subscribe(this::show);
        kept.folderProperty().subscribe(folder -> title.setTooltip(Controls.tooltip(folder.toString())));
    }

    private FlowPane labels() {
        FlowPane labels = new FlowPane();
        labels.getStyleClass().add("keep-labels");
        labels.setAlignment(Pos.CENTER_LEFT);
        labels.getChildren().add(Controls.label(Texts.of("draw.keep"), "text-muted"));
        for (int digit = 0; digit < DIGITS; digit++) {
            int label = digit;
            Button button = new Button(Integer.toString(digit));
            button.setId("draw-keep-" + digit);
            button.getStyleClass().add("keep-label");
            button.setTooltip(Controls.tooltip(Texts.of("draw.keep.tip", digit)));
            button.setAccessibleText(Texts.of("draw.keep.tip", digit));
            button.disableProperty().bind(drawing.blankProperty());
            button.setOnAction(event -> keep(label));
            labels.getChildren().add(button);
        }
        return labels;
    }

    private HBox heading(Supplier<Optional<Path>> folders) {
        title.setId("draw-kept-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button delete = Controls.iconButton("draw-delete", "mdi2d-delete-outline", null, this::delete);
        delete.disableProperty().bind(grid.selectedProperty().lessThan(0));
        delete.setFocusTraversable(true);
        Button folder = Controls.iconButton(
                "draw-folder",
                "mdi2f-folder-open-outline",
                null,
                () -> folders.get().ifPresent(kept::open));
        folder.setFocusTraversable(true);
        HBox heading = new HBox(title, delete, folder);
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    /// Keeps what is on the pad, and turns to a new sheet.
    void keep(int label) {
        if (!drawing.blankProperty().get()) {
            kept.keep(drawing.framed(), label);
            drawing.clear();
        }
    }

    private void show(List<KeptDigit> digits) {
        grid.show(digits);
        none.setVisible(digits.isEmpty());
        grid.setVisible(!digits.isEmpty());
        title.setText(Texts.of("draw.kept", digits.size()));
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            delete();
            event.consume();
        }
    }

    private void delete() {
        int index = grid.selectedProperty().get();
        if (index >= 0) {
            kept.delete(index);
            grid.select(Math.min(index, kept.digitsProperty().get().size() - 1));
        }
    }
}
