package dev.netloom.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowModelTest {
    private TrainingSession session;
    private DiagramModel diagram;
    private FlowModel flow;

    private static Diagram network(int side) {
        Graph graph = Graph.chain(
                new Input(1, side, side), Conv.of(4, 3, 2, 1), new Relu(), new Flatten(), Dense.of(10), new Output());
        return Diagram.of(new Project("Small", graph, Map.of()));
    }

    @BeforeEach
    void build() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            session = new TrainingSession(
                    ScriptedRun::digits,
                    (graph, start, data, plan, control, events) ->
                            new Trainer(graph, data, plan, control, events).run());
            diagram = new DiagramModel(network(28));
            flow = new FlowModel(session, diagram);
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> session.close()).get(60, TimeUnit.SECONDS);
    }

    private void look() throws Exception {
        FxTest.run(session::load);
        FxTest.await("the digits", () -> session.dataProperty().get() != null);
        FxTest.run(() -> {
            assertThat(flow.absenceProperty().get()).as("while nobody looks").isEqualTo("flow.empty");
            flow.activeProperty().set(true);
        });
    }

    @Test
    void anUntrainedNetworkIsMeasuredOnceSomebodyLooks() throws Exception {
        look();
        FxTest.run(() -> assertThat(flow.absenceProperty().get()).isEqualTo("flow.measuring"));
        FxTest.await("a measurement", () -> flow.shownProperty().get() != null);
        FxTest.run(() -> {
            assertThat(flow.shownProperty().get().step()).isZero();
            assertThat(flow.shownProperty().get().layer("relu1")).isPresent();
            assertThat(flow.hasRun()).isFalse();
        });
    }

    @Test
    void anEditKeepsWhatWasShownToCompareWithAndIsMeasuredAnew() throws Exception {
        look();
        FxTest.await("a measurement", () -> flow.shownProperty().get() != null);
        GradientFlow before = FxTest.onFx(() -> flow.shownProperty().get());
        FxTest.run(() -> {
            flow.change("delete", drawn -> drawn);
            assertThat(flow.earlierProperty().get()).as("nothing changed").isNull();
            flow.change("delete", drawn -> Edits.delete(drawn, List.of("relu1")));
            assertThat(flow.earlierProperty().get()).isSameAs(before);
            assertThat(flow.shownProperty().get()).as("of another network").isNull();
        });
        FxTest.await("the next", () -> flow.shownProperty().get() != null);
        FxTest.run(() -> {
            assertThat(flow.shownProperty().get().layer("relu1")).isEmpty();
            flow.forgetEarlier();
            assertThat(flow.earlierProperty().get()).isNull();
        });
    }

    @Test
    void whatCannotBeMeasuredSaysWhy() throws Exception {
        look();
        FxTest.run(() -> {
            diagram.open(network(8), Optional.empty());
            assertThat(flow.absenceProperty().get()).isEqualTo("flow.other-input");
            diagram.edit("delete", drawn -> Edits.delete(drawn, List.of("output1")));
            assertThat(flow.absenceProperty().get()).isEqualTo("flow.problems");
            assertThat(flow.shownProperty().get()).isNull();
        });
    }

    @Test
    void aRunThatGoesOnComesBeforeTheUntrainedNetwork() throws Exception {
        look();
        FxTest.run(() -> {
            flow.untrainedProperty().set(true);
            session.train(diagram.diagram().graph(), TrainingConfig.of(200), PrecisionChoice.FLOAT32);
            assertThat(flow.untrainedProperty().get()).isFalse();
            assertThat(flow.absenceProperty().get()).isEqualTo("flow.waiting");
        });
        FxTest.await("a step of the run", 60, () -> {
            GradientFlow shown = flow.shownProperty().get();
            return shown != null && shown.step() > 0;
        });
        FxTest.run(() -> assertThat(flow.hasRun()).isTrue());
    }
}
