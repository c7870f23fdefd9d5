package dev.netloom.app.training;

import dev.netloom.app.ui.Alerts;
import dev.netloom.app.ui.Texts;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// The way out of the program past a run that is going on.
public final class TrainingExit {
    private final TrainingSession session;
    private boolean leaving;

    public TrainingExit(TrainingSession session) {
        this.session = session;
    }

    /// Asks where a run is going on. Then stops it, waits for its thread without blocking, and calls `gone`; or does
    /// nothing, where the user keeps training.
    public void leave(Window owner, Runnable gone) {
        boolean busy = session.stateProperty().get().isActive() || session.isHosting();
        if (leaving || busy && !confirmed(owner)) {
            return;
        }
        leaving = true;
        session.close().whenComplete((nothing, failure) -> Platform.runLater(gone));
    }

    private static boolean confirmed(Window owner) {
        ButtonType stop = new ButtonType(Texts.of("training.close.confirm"), ButtonBar.ButtonData.OK_DONE);
        ButtonType keep = new ButtonType(Texts.of("training.close.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        String title = Texts.of("training.close.title");
        Alert question =
                Alerts.of(Alert.AlertType.CONFIRMATION, owner, title, Texts.of("training.close.text"), stop, keep);
        question.getDialogPane().setId("close-training");
        question.getDialogPane().lookupButton(stop).setId("close-training-stop");
        question.getDialogPane().lookupButton(keep).setId("close-training-keep");
        return question.showAndWait().filter(answer -> answer == stop).isPresent();
    }
}
