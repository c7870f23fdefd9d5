package dev.netloom.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultsModelTest {
    private TrainingSession session;
    private ResultsModel results;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void build() throws Exception {
        FxTest.run(() -> {
            session = new TrainingSession(
                    ScriptedRun::digits,
                    (graph, start, data, plan, control, events) ->
                            ScriptedRun.events(plan.epochs()).forEach(events));
            ShippedWeights none =
                    new ShippedWeights(session, new SimpleObjectProperty<>(ScriptedRun.network()), Map::of);
            results = new ResultsModel(session, none);
        });
    }

    @Test
    void a_run_leaves_a_result_for_every_epoch_and_the_newest_is_looked_at() throws Exception {
        train(3);
        FxTest.run(() -> {
            List<Result> history = results.historyProperty().get();
            assertThat(history).extracting(Result::epoch).containsExactly(1, 2, 3, 0);
            assertThat(history.getLast().moment()).isEqualTo(Result.Moment.END);
            assertThat(results.chosenProperty().get()).isEqualTo(3);
            assertThat(results.chosen().orElseThrow().wrong()).isEqualTo(8);
            assertThat(results.before().orElseThrow().wrong()).isEqualTo(10);
        });
    }

    @Test
    void earlier_results_keep_the_probabilities_of_mistakes_only() throws Exception {
        train(2);
        FxTest.run(() -> {
            Result first = results.historyProperty().get().getFirst();
            assertThat(first.predictions().probabilities(0)).hasSize(10);
            assertThat(first.predictions().probabilities(399)).isEmpty();
            Result last = results.historyProperty().get().getLast();
            assertThat(last.predictions().probabilities(399)).hasSize(10);
        });
    }

    @Test
    void the_next_run_begins_with_nothing() throws Exception {
        train(2);
        FxTest.run(() -> {
            results.choose(0);
            results.filter(new Cell(4, 9));
            assertThat(results.chosen().orElseThrow().epoch()).isEqualTo(1);
            session.train(ScriptedRun.network(), TrainingConfig.of(1), PrecisionChoice.FLOAT32);
        });
        FxTest.await("the end", () -> session.stateProperty().get() == TrainingState.IDLE);
        FxTest.run(() -> {
            assertThat(results.historyProperty().get()).hasSize(2);
            assertThat(results.cellProperty().get()).isEqualTo(Cell.ALL);
            assertThat(session.initialWeightsProperty().get()).isNotNull();
        });
    }

    @Test
    void a_long_run_keeps_a_bounded_number_of_results() throws Exception {
        train(ResultsModel.MOST + 7);
        FxTest.run(() -> {
            List<Result> history = results.historyProperty().get();
            assertThat(history.size()).isBetween(ResultsModel.MOST / 2, ResultsModel.MOST);
            assertThat(history.getFirst().epoch()).isEqualTo(1);
            assertThat(history.get(history.size() - 2).epoch()).isEqualTo(ResultsModel.MOST + 7);
        });
    }

    private void train(int epochs) throws Exception {
        FxTest.run(() -> session.train(ScriptedRun.network(), TrainingConfig.of(epochs), PrecisionChoice.FLOAT32));
        FxTest.await("the end", () -> session.stateProperty().get() == TrainingState.IDLE);
    }
}
