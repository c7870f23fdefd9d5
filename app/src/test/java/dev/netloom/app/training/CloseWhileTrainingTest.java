package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Closing the window while a run goes on.
class CloseWhileTrainingTest {
    private final PlayedRun played = new PlayedRun();
    private final AtomicBoolean gone = new AtomicBoolean();
    private TrainingSession session;
    private Stage stage;

    @BeforeEach
    void train() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            session = new TrainingSession(ScriptedRun::digits, played);
            session.train(ScriptedRun.network(), TrainingConfig.of(1), PrecisionChoice.FLOAT32);
            stage = new Stage();
            stage.setScene(new Scene(new StackPane(), 600, 400));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        played.end();
        FxTest.onFx(session::close).get(5, TimeUnit.SECONDS);
        FxTest.run(stage::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_question_says_what_is_kept_and_enter_keeps_training(boolean weightsAreKept) throws Exception {
        CloseWhileTraining exit = new CloseWhileTraining(session, graph -> weightsAreKept);
        Platform.runLater(() -> exit.leave(stage, () -> gone.set(true)));
        FxTest.await("the question", () -> question() != null);
        FxTest.run(() -> {
            assertThat(((DialogPane) question()).getContentText())
                    .contains(weightsAreKept ? "what it has learned so far" : "not kept")
                    .doesNotContain("lost");
            Button stop = (Button) question().lookup("#close-training-stop");
            Button keep = (Button) question().lookup("#close-training-keep");
            assertThat(stop.isDefaultButton()).isFalse();
            assertThat(keep.isDefaultButton()).isTrue();
            assertThat(keep.isCancelButton()).isTrue();
            keep.fire();
        });
        FxTest.await("no question", () -> question() == null);
        FxTest.run(() -> assertThat(session.stateProperty().get()).isEqualTo(TrainingState.PREPARING));
        assertThat(gone).isFalse();
    }

    private static Node question() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot().lookup("#close-training"))
                .filter(node -> node != null)
                .findFirst()
                .orElse(null);
    }
}
