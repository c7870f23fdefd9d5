package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Weights that come with the program and cannot be used do no harm.
class ShippedWeightsTest {
    private final PlayedRun played = new PlayedRun();
    private final Graph network =
            Graph.chain(new Input(1, 28, 28), Conv.of(16, 3, 1, 1), new Flatten(), Dense.of(10), new Output());
    private final SimpleObjectProperty<Graph> canvas = new SimpleObjectProperty<>(network);

    @TempDir
    private Path folder;

    private TrainingSession session;
    private ShippedWeights shipped;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @Test
    void aDamagedFileIsNamedInTheStatusAndNothingIsShown() throws Exception {
        Path torn = Files.writeString(folder.resolve("torn.npz"), "no zip");
        ship(torn);
        awaitFailure();
        FxTest.run(() -> {
            assertThat(notice().text()).startsWith(before("shipped.failed")).contains(torn.toString());
            assertThat(session.stateProperty().get()).isEqualTo(TrainingState.IDLE);
            assertThat(shipped.shownProperty().get()).isNull();
        });
    }

    @Test
    void aFileThatIsGoneIsNamedToo() throws Exception {
        ship(folder.resolve("gone.npz"));
        awaitFailure();
        FxTest.run(() -> assertThat(notice().text()).contains("gone.npz"));
    }

    @Test
    void weightsOfAnotherNetworkAreExplained() throws Exception {
        Path file = folder.resolve("other.npz");
        WeightsFile.write(file, ScriptedRun.weights(1));
        ship(file);
        awaitFailure();
        FxTest.run(() -> assertThat(notice().text()).contains("conv1.bias"));
    }

    @Test
    void whileARunGoesOnNothingIsSaidAndNothingShown() throws Exception {
        Path torn = Files.writeString(folder.resolve("torn.npz"), "no zip");
        canvas.set(Graph.EMPTY);
        ship(torn);
        FxTest.await("the images", () -> session.dataProperty().get() != null);
        FxTest.run(() -> session.train(network, TrainingConfig.of(1), PrecisionChoice.FLOAT32));
        played.tell(new TrainingEvent.Started(TrainingConfig.of(1), 60, 2));
        FxTest.await("the run", () -> session.stateProperty().get() == TrainingState.RUNNING);
        FxTest.run(() -> {
            canvas.set(network);
            assertThat(shipped.shownProperty().get()).isNull();
            assertThat(notice().kind()).isEqualTo(Notice.Kind.INFO);
        });
        played.end();
        FxTest.await("the end", () -> session.stateProperty().get() == TrainingState.IDLE);
        FxTest.run(() -> assertThat(notice().kind()).isEqualTo(Notice.Kind.INFO));
    }

    private void ship(Path file) throws Exception {
        FxTest.run(() -> {
            session = new TrainingSession(ScriptedRun::digits, played);
            shipped = new ShippedWeights(session, canvas, () -> Map.of(network, file));
            session.load();
        });
    }

    private void awaitFailure() throws Exception {
        FxTest.await("an explanation", 60, () -> notice().kind() == Notice.Kind.FAILURE);
    }

    private Notice notice() {
        return session.notices().property().get();
    }

    private static String before(String key) {
        return Texts.of(key, "|").split("[|]")[0];
    }
}
