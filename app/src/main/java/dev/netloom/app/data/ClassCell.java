package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A class: one of its images, its name, how many images it has, and these as a bar.
final class ClassCell extends ListCell<ClassSummary> {
    private static final int SIDE = 56;

    private final IntSupplier largest;
    private final ImageFrame picture = new ImageFrame();
    private final Label name = Controls.label("", "class-name");
    private final Label counts = Controls.label("", "class-counts", "text-muted");
    private final BalanceBar bar = new BalanceBar();
    private final HBox row;

    /// @param largest the count that fills the whole bar
    ClassCell(IntSupplier largest) {
        this.largest = largest;
        getStyleClass().add("class-cell");
        setPrefWidth(0);
        StackPane frame = new StackPane(picture);
        frame.setMinSize(SIDE, SIDE);
        frame.setMaxSize(SIDE, SIDE);
        VBox words = new VBox(name, bar, counts);
        words.getStyleClass().add("class-words");
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(frame, words);
        row.getStyleClass().add("class-row");
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(ClassSummary summary, boolean empty) {
        super.updateItem(summary, empty);
        if (empty || summary == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        summary.picture().ifPresentOrElse(image -> picture.show(image, SIDE), () -> picture.setImage(null));
        name.setText(summary.name());
        counts.setText(counts(summary));
        boolean one = summary.label() != ClassSummary.ALL;
        bar.setVisible(one);
        bar.setManaged(one);
        bar.show(summary, largest.getAsInt());
        setAccessibleText(summary.name() + ", " + counts.getText());
        setGraphic(row);
    }

    private static String counts(ClassSummary summary) {
        return summary.heldOut() == 0
                ? Texts.of("data.class.counts", summary.train(), summary.test())
                : Texts.of(
                        "data.class.counts.split",
                        summary.train() - summary.heldOut(),
                        summary.heldOut(),
                        summary.test());
    }
}
