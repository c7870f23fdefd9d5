package dev.netloom.app.training;

import dev.netloom.app.ui.Alerts;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// The way out of the program past a run that is going on.
public final class CloseWhileTraining {
    private final TrainingSession session;
    private final Predicate<Graph> kept;
    private boolean leaving;

    /// @param kept whether the history keeps the weights of such a network
    public CloseWhileTraining(TrainingSession session, Predicate<Graph> kept) {
        this.session = session;
        this.kept = kept;
    }

    /// Asks where a run is going on. Then stops it, waits for its thread without blocking, and calls `gone`; or does
    /// nothing, where the user keeps training.
    public void leave(Window owner, Runnable gone) {
        boolean busy =
                session.stateProperty().get().isActive() || session.guests().isHosting();
        if (leaving || busy && !confirmed(owner)) {
            return;
        }
        leaving = true;
        session.close().whenComplete((nothing, failure) -> Platform.runLater(gone));
    }

    private boolean confirmed(Window owner) {
        ButtonType stop = new ButtonType(Texts.of("training.close.confirm"), ButtonBar.ButtonData.NO);
        ButtonType keep = new ButtonType(Texts.of("training.close.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        boolean run = !session.guests().isHosting();
        String what = run ? "training.close.run" : "training.close.comparison";
        Alert question = Alerts.of(
                Alert.AlertType.CONFIRMATION,
                owner,
                Texts.of(what + ".title"),
                Texts.of(
                        what + ".text", run && kept.test(session.graphProperty().get()) ? 1 : 0),
                stop,
                keep);
        question.getDialogPane().setId("close-training");
        question.getDialogPane().lookupButton(stop).setId("close-training-stop");
        Button stay = (Button) question.getDialogPane().lookupButton(keep);
        stay.setId("close-training-keep");
        stay.setDefaultButton(true); // who presses Enter without reading loses nothing
        return question.showAndWait().filter(answer -> answer == stop).isPresent();
    }
}
