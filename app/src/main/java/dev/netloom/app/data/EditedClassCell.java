package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
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

    private final SetEditing editing;
    private final Label key = Controls.label("", "class-key", "text-muted");
    private final Label name = Controls.label("", "class-name");
    private final Label count = Controls.label("", "class-counts", "text-muted");
    private final BalanceBar bar = new BalanceBar();
    private final HBox row;

    /// @param over whether what hangs over a class can be taken
    /// @param dropped takes what was dropped on a class
    EditedClassCell(SetEditing editing, Predicate<DragEvent> over, BiConsumer<DragEvent, String> dropped) {
        this.editing = editing;
        getStyleClass().addAll("class-cell", "edited-class");
        setPrefWidth(0);
        VBox words = new VBox(name, bar, count);
        words.getStyleClass().add("class-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(key, words);
        row.getStyleClass().add("class-row");
        row.setAlignment(Pos.CENTER_LEFT);
        setOnDragOver(event -> pseudoClassStateChanged(TARGET, !isEmpty() && over.test(event)));
        setOnDragExited(event -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(event -> {
            if (!isEmpty()) {
                dropped.accept(event, getItem().name());
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
        int test = content.test().size();
        SetEditing.State state = editing.stateProperty().get();
        boolean split = state != null && state.isSplit();
        count.setText(split ? Texts.of("set.count.parts", pictures, test) : Texts.of("set.count", pictures));
        bar.setMinHeight(split ? BalanceBar.BOTH : BalanceBar.HEIGHT);
        bar.setPrefHeight(bar.getMinHeight());
        bar.show(
                new ClassSummary(getIndex(), content.name(), pictures, 0, test, Optional.empty()),
                state == null ? 1 : state.largest());
        setAccessibleText(content.name() + ", " + count.getText());
        setGraphic(row);
    }
}
