package dev.netloom.app.workbench;

import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import dev.netloom.app.weights.MappingPane;
import dev.netloom.engine.store.interop.WeightMapping;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/// Asks which array of a file becomes which parameter, where names do not say it. The answer is the mapping to load.
final class MappingDialog extends Dialog<WeightMapping> {
    MappingDialog(Window owner, WeightMapping first) {
        initOwner(owner);
        setTitle(Texts.of("mapping.title"));
        setResizable(true);
        MappingPane pane = new MappingPane(first);
        ButtonType load = new ButtonType(Texts.of("mapping.load"), ButtonData.OK_DONE);
        getDialogPane().setId("mapping-dialog");
        getDialogPane().setContent(pane);
        getDialogPane().getButtonTypes().addAll(load, ButtonType.CANCEL);
        getDialogPane().lookupButton(load).setId("mapping-load");
        getDialogPane()
                .lookupButton(load)
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> pane.mappingProperty().get().matched().isEmpty(), pane.mappingProperty()));
        setResultConverter(button -> button == load ? pane.mappingProperty().get() : null);
        Theme.of(owner.getScene().getRoot()).dress(getDialogPane());
    }
}
