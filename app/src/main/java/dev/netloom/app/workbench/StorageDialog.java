package dev.netloom.app.workbench;

import dev.netloom.app.storage.StoragePane;
import dev.netloom.app.ui.Alerts;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/// "Places and storage" in a window of its own.
final class StorageDialog extends Dialog<Void> {
    /// @param content what it shows, given how it asks
    StorageDialog(Window owner, Function<BiPredicate<String, String>, StoragePane> content) {
        initOwner(owner);
        setTitle(Texts.of("storage.title"));
        setResizable(true);
        getDialogPane().setId("storage-dialog");
        getDialogPane().setContent(content.apply(this::ask));
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setId("storage-close");
        Theme.of(owner.getScene().getRoot()).dress(getDialogPane());
    }

    private boolean ask(String question, String means) {
        ButtonType delete = new ButtonType(Texts.of("storage.delete.yes"), ButtonData.NO);
        ButtonType keep = new ButtonType(Texts.of("storage.delete.no"), ButtonData.CANCEL_CLOSE);
        Alert alert = Alerts.of(AlertType.CONFIRMATION, getOwner(), question, means, delete, keep);
        alert.initOwner(getDialogPane().getScene().getWindow());
        return alert.showAndWait().filter(delete::equals).isPresent();
    }
}
