package dev.netloom.app.image;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Chooses the block that all views look at. Where a view cannot show what is chosen, its box shows another one, and a
/// sentence beside it says so.
public final class BlockPicker extends HBox {
    private final InsideChoice choice;
    private final ComboBox<String> box = new ComboBox<>();
    private final Label note = Controls.label("", "inside-note");
    private boolean offering;

    /// @param id of the box
    /// @param tip what it chooses
    public BlockPicker(String id, String tip, InsideChoice choice) {
        this.choice = choice;
        getStyleClass().add("looks-picker");
        setAlignment(Pos.CENTER_LEFT);
        box.setId(id);
        box.getStyleClass().add("looks-choice");
        box.setTooltip(Controls.tooltip(tip));
        box.setAccessibleText(tip);
        box.setMinWidth(USE_PREF_SIZE);
        box.valueProperty().subscribe(block -> {
            if (!offering && block != null) {
                choice.blockProperty().set(block);
            }
        });
        note.setId(id + "-note");
        note.setMinWidth(0);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        getChildren().addAll(box, note);
    }

    public ComboBox<String> box() {
        return box;
    }

    /// The block that is shown; null where there is none.
    public ObservableValue<String> shownProperty() {
        return box.valueProperty();
    }

    /// The block that is shown; null where there is none.
    public String shown() {
        return box.getValue();
    }

    /// Shows the choice among the blocks that a view can show.
    ///
    /// @param usual the one that it shows as long as nobody chose; null where there is none
    public void offer(List<String> blocks, Graph graph, String usual) {
        offering = true;
        if (!box.getItems().equals(blocks)) {
            box.getItems().setAll(blocks);
        }
        box.setValue(choice.blockAmong(blocks, graph, usual));
        offering = false;
        say(otherBlock());
    }

    /// The unit to show of the block that is shown.
    ///
    /// @param units how many it has
    public int unit(int units) {
        boolean there = choice.unitProperty().get() < units;
        String other = there
                ? ""
                : Texts.of("inside.other-unit", shown(), choice.unitProperty().get() + 1);
        say((otherBlock() + " " + other).strip());
        return choice.unitAmong(units);
    }

    private String otherBlock() {
        String chosen = choice.blockProperty().get();
        return chosen.isEmpty() || chosen.equals(shown()) ? "" : Texts.of("inside.other-block", chosen);
    }

    private void say(String words) {
        note.setText(words);
        note.setTooltip(words.isEmpty() ? null : Controls.tooltip(words));
    }
}
