package dev.netloom.app.inspector;

import atlantafx.base.controls.ToggleSwitch;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.EditName;
import dev.netloom.app.diagram.Padlocks;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Texts;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Whether training leaves the selected blocks as they are; not there where they have nothing to freeze.
final class FreezeSwitch extends HBox {
    private final DiagramModel model;
    private final ToggleSwitch toggle = new ToggleSwitch();
    private Set<String> ids = Set.of();
    private boolean showing;

    FreezeSwitch(DiagramModel model) {
        this.model = model;
        getStyleClass().add("freeze-switch");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Controls.label(Texts.of("padlock.switch"));
        name.setLabelFor(toggle);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        toggle.setId("inspector-freeze");
        toggle.setAccessibleText(Texts.of("padlock.switch"));
        toggle.selectedProperty().subscribe(on -> turn());
        getChildren().addAll(name, toggle, new Explanation("inspector-freeze-about", "padlock"));
    }

    void show(Set<String> selected) {
        ids = Padlocks.offered(model.diagram().graph(), selected);
        showing = true;
        toggle.setSelected(Padlocks.areClosed(model.diagram(), ids));
        showing = false;
        setVisible(!ids.isEmpty());
        setManaged(!ids.isEmpty());
    }

    private void turn() {
        if (!showing && !ids.isEmpty()) {
            Set<String> turned = ids;
            model.edit(
                    toggle.isSelected() ? "freeze" : "unfreeze",
                    before -> Padlocks.turn(before, turned),
                    EditName.of(model.diagram().graph(), turned));
        }
    }
}
