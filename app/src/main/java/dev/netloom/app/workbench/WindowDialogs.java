package dev.netloom.app.workbench;

import dev.netloom.app.ui.Alerts;
import dev.netloom.app.ui.FileChoosers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.RunBundle;
import dev.netloom.engine.store.ProjectFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// The dialogs of a real window.
final class WindowDialogs implements Dialogs {
    private static final String EXTENSION = ProjectFile.EXTENSION.substring(1);
    private static final String BUNDLE = RunBundle.EXTENSION.substring(1);

    private final Supplier<Window> owner;
    private final FileChoosers choosers;

    WindowDialogs(Supplier<Window> owner) {
        this.owner = owner;
        choosers = new FileChoosers(owner);
    }

    @Override
    public Unsaved askAboutChanges(String network) {
        ButtonType save = new ButtonType(Texts.of("unsaved.save"), ButtonData.YES);
        ButtonType discard = new ButtonType(Texts.of("unsaved.discard"), ButtonData.NO);
        ButtonType cancel = new ButtonType(Texts.of("unsaved.cancel"), ButtonData.CANCEL_CLOSE);
        String title = Texts.of("unsaved.title", network);
        Alert alert = alert(AlertType.CONFIRMATION, title, Texts.of("unsaved.text"), save, discard, cancel);
        alert.getDialogPane().lookupButton(save).setId("unsaved-save");
        alert.getDialogPane().lookupButton(discard).setId("unsaved-discard");
        alert.getDialogPane().lookupButton(cancel).setId("unsaved-cancel");
        ButtonType answer = alert.showAndWait().orElse(cancel);
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public Changed askAboutChangedFile(Path file) {
        ButtonType overwrite = new ButtonType(Texts.of("changed.overwrite"), ButtonData.NO);
        ButtonType elsewhere = new ButtonType(Texts.of("changed.elsewhere"), ButtonData.YES);
        ButtonType cancel = new ButtonType(Texts.of("unsaved.cancel"), ButtonData.CANCEL_CLOSE);
        String title = Texts.of("changed.title", file.getFileName());
        Alert alert = alert(AlertType.CONFIRMATION, title, Texts.of("changed.text"), elsewhere, overwrite, cancel);
        alert.getDialogPane().lookupButton(overwrite).setId("changed-overwrite");
        alert.getDialogPane().lookupButton(elsewhere).setId("changed-elsewhere");
        alert.getDialogPane().lookupButton(cancel).setId("changed-cancel");
        ButtonType answer = alert.showAndWait().orElse(cancel);
        return answer == overwrite ? Changed.OVERWRITE : answer == elsewhere ? Changed.ELSEWHERE : Changed.CANCEL;
    }

    @Override
    public Optional<Path> chooseToOpen() {
        return choosers.open(Texts.of("open.title"), Texts.of("open.type"), EXTENSION, BUNDLE, "onnx");
    }

    @Override
    public Optional<Path> chooseToSave(String network) {
        return choosers.save(Texts.of("save.title"), network, Texts.of("file.type"), EXTENSION);
    }

    @Override
    public void failed(String title, String message) {
        Alert alert = alert(AlertType.ERROR, title, message);
        alert.getDialogPane().lookupButton(ButtonType.OK).setId("failed-ok");
        alert.showAndWait();
    }

    private Alert alert(AlertType type, String title, String text, ButtonType... buttons) {
        Alert alert = Alerts.of(type, owner.get(), title, text, buttons);
        alert.getDialogPane().setId("dialog");
        return alert;
    }
}
