package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A class of a set that is being changed: the key that moves images to it, its name, how many images it has. What is
/// dropped on it goes there.
final class EditedClassCell extends ListCell<PictureSet.Content> {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final int KEYS = 9;

    private final IntSupplier largest;
    private final Label key = Controls.label("", "class-key", "text-muted");
    private final Label name = Controls.label("", "class-name");
    private final Label count = Controls.label("", "class-counts", "text-muted");
    private final BalanceBar bar = new BalanceBar();
    private final HBox row;

    /// Takes what hangs over a class.
    interface Drop {
        /// @return whether it can be taken
        boolean over(DragEvent event);

        void on(DragEvent event, String className);
    }

    /// @param largest the count that fills the whole bar
    EditedClassCell(IntSupplier largest, Drop drop) {
        this.largest = largest;
        getStyleClass().addAll("class-cell", "edited-class");
        setPrefWidth(0);
        bar.setMinHeight(BalanceBar.HEIGHT); // there are no test images
        bar.setPrefHeight(BalanceBar.HEIGHT);
        VBox words = new VBox(name, bar, count);
        words.getStyleClass().add("class-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(key, words);
        row.getStyleClass().add("class-row");
        row.setAlignment(Pos.CENTER_LEFT);
        setOnDragOver(event -> pseudoClassStateChanged(TARGET, !isEmpty() && drop.over(event)));
        setOnDragExited(event -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(event -> {
            if (!isEmpty()) {
                drop.on(event, getItem().name());
            }
        });
    }

    @Override
    protected void updateItem(PictureSet.Content content, boolean empty) {
        super.updateItem(content, empty);
        if (empty || content == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        int pictures = content.pictures().size();
        key.setText(getIndex() < KEYS ? Integer.toString(getIndex() + 1) : "");
        name.setText(content.name());
        count.setText(Texts.of("set.count", pictures));
        bar.show(new ClassSummary(getIndex(), content.name(), pictures, 0, 0, Optional.empty()), largest.getAsInt());
        setAccessibleText(content.name() + ", " + count.getText());
        setGraphic(row);
    }
}
