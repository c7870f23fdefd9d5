package dev.netloom.app.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.RateFinder;
import dev.netloom.engine.train.TrainingFields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A learning rate is found with the engine itself, on made-up digits, and taken with one click.
class RateFinderPaneTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28), new Flatten(), Dense.of(20), new BatchNorm(0.1, 1e-5), Dense.of(10), new Output());

    private final TrainingSettings settings = new TrainingSettings();
    private Optional<String> hindrance = Optional.empty();
    private TrainingSession session;
    private RateSearch search;
    private RateFinderPane pane;

    @BeforeEach
    void build() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            session = new TrainingSession(ScriptedRun::digits, (graph, start, data, plan, control, told) -> {});
            search = new RateSearch(
                    session, () -> NETWORK, () -> settings.describedProperty().get(), () -> hindrance, () -> 2);
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(session::close).get(60, TimeUnit.SECONDS);
    }

    private void open() throws Exception {
        FxTest.run(() -> {
            pane = new RateFinderPane(search, settings);
            new Scene(pane, 300, 500);
            pane.applyCss();
            pane.layout();
        });
    }

    @Test
    void aRateIsFoundExplainedAndTaken() throws Exception {
        open();
        FxTest.run(() -> {
            assertThat(session.guests().isHosting()).isTrue();
            assertThat(button("rate-stop").isVisible()).isTrue();
        });
        FxTest.await("the suggestion", 60, () -> !search.busyProperty().get());
        FxTest.run(() -> {
            RateFinder.Found found = search.foundProperty().get().orElseThrow();
            assertThat(search.tried()).isEqualTo(found.tried());
            String rate = button("rate-take").getText().replace("Take ", "");
            assertThat(Double.parseDouble(rate)).isEqualTo(found.rounded().orElseThrow());
            assertThat(words()).startsWith(rate + " is a good rate");
            pane.layout();
            for (String line : List.of(".plot-line.running", ".plot-line.train")) {
                assertThat(((Polyline) pane.lookup(line)).getPoints())
                        .as(line)
                        .hasSize(2 * found.tried().size());
            }
            assertThat(button("rate-stop").isVisible()).isFalse();
            String seed = settings.typed(TrainingFields.SEED).get();
            button("rate-take").fire();
            assertThat(settings.typed(TrainingFields.LEARNING_RATE).get()).isEqualTo(rate);
            assertThat(settings.typed(TrainingFields.SEED).get()).isEqualTo(seed);
            assertThat(button("rate-take").isDisabled()).as("it is taken").isTrue();
        });
    }

    @Test
    void itIsStoppedAndSaysWhyItCannotBegin() throws Exception {
        hindrance = Optional.of("A wire is missing.");
        open();
        FxTest.run(() -> {
            assertThat(words()).isEqualTo("A wire is missing.");
            assertThat(session.guests().isHosting()).isFalse();
            hindrance = Optional.empty();
            button("rate-start").fire();
            button("rate-stop").fire();
        });
        FxTest.await("the end", 60, () -> !search.busyProperty().get());
        FxTest.run(() -> {
            assertThat(words()).isEqualTo(Texts.of("rate.stopped"));
            assertThat(button("rate-take").isVisible()).isFalse();
            assertThat(session.guests().isHosting()).isFalse();
        });
    }

    private Button button(String id) {
        return (Button) pane.lookup("#" + id);
    }

    private String words() {
        return ((Label) pane.lookup("#rate-words")).getText();
    }
}
