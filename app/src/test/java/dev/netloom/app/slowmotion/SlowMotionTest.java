package dev.netloom.app.slowmotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.canvas.ActivityHighlights.Phase;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With the trainer itself, on a few digits.
class SlowMotionTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28), Conv.of(4, 3, 2, 1), new Relu(), new Flatten(), Dense.of(10), new Output());

    private final List<String> lit = new ArrayList<>();
    private TrainingSession session;
    private SlowMotion motion;
    private SlowMotionView view;

    private static Dataset fewDigits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        return new Dataset(all.name(), all.train().first(500), all.test().first(50), all.classes());
    }

    @BeforeEach
    void build() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            session = new TrainingSession(
                    SlowMotionTest::fewDigits,
                    (graph, start, data, plan, control, events) ->
                            new Trainer(graph, data, plan, control, events).run());
            motion = new SlowMotion(
                    session,
                    new SimpleObjectProperty<>(true),
                    () -> session.examineStep(NETWORK, TrainingConfig.of(50), PrecisionChoice.FLOAT32));
            motion.activeProperty().set(true);
            motion.lightOn((Set<String> ids, Phase phase) -> ids.forEach(id -> lit.add(phase + " " + id)));
            view = new SlowMotionView(motion);
            new Scene(view, 900, 240);
            view.applyCss();
            view.layout();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> session.close()).get(60, TimeUnit.SECONDS);
    }

    @Test
    void oneBatchWalksForwardToTheLossAndBackAndTheWeightsMove() throws Exception {
        FxTest.run(() -> assertThat(view.lookup(".empty-state").isVisible()).isTrue());
        FxTest.run(() -> ((Button) view.lookup("#walk-batch")).fire());
        FxTest.await("the walk", 60, () -> motion.walkProperty().get() != null);
        FxTest.run(() -> {
            motion.pause();
            assertThat(session.stateProperty().get()).isEqualTo(TrainingState.PAUSED);
            assertThat(view.lookup(".empty-state").isVisible()).isFalse();
            List<StepPhase> stops = motion.walkProperty().get().stops();
            assertThat(stops.stream().map(stop -> stop.phase() + " " + stop.block()))
                    .containsExactly(
                            "FORWARD input1",
                            "FORWARD conv1",
                            "FORWARD relu1",
                            "FORWARD flatten1",
                            "FORWARD dense1",
                            "LOSS output1",
                            "BACKWARD dense1",
                            "BACKWARD flatten1",
                            "BACKWARD relu1",
                            "BACKWARD conv1",
                            "BACKWARD input1",
                            "UPDATE conv1",
                            "UPDATE dense1");
            motion.goTo(0);
            lit.clear();
            for (int i = 1; i < stops.size(); i++) {
                ((Button) view.lookup("#walk-on")).fire();
                assertThat(lit.getLast())
                        .isEqualTo(stops.get(i).phase() + " " + stops.get(i).block());
                assertThat(((Label) view.lookup("#slow-title")).getText()).isNotBlank();
            }
            assertThat(((Label) view.lookup("#slow-title")).getText()).startsWith("Update: dense1");
            ((Slider) view.lookup("#walk-place")).setValue(5);
            assertThat(((Label) view.lookup("#slow-title")).getText()).isEqualTo("Loss");
        });
    }

    @Test
    void itGoesOnByItselfAndStandsStillWhileNobodyLooks() throws Exception {
        SlowMotion seen = FxTest.onFx(() -> new SlowMotion(session, new SimpleObjectProperty<>(true), () -> {}));
        FxTest.run(() -> seen.activeProperty().set(true));
        FxTest.run(motion::walkNext);
        FxTest.await("moving by itself", 60, () -> motion.placeProperty().get() >= 1);
        int left = FxTest.onFx(() -> {
            motion.activeProperty().set(false);
            lit.clear();
            return motion.placeProperty().get();
        });
        FxTest.await(
                "the same walk, moving on where somebody looks",
                () -> seen.placeProperty().get() > left + 1);
        FxTest.run(() -> {
            assertThat(motion.placeProperty().get()).isEqualTo(left);
            assertThat(lit).isEmpty();
        });
    }

    @Test
    void aSlowRunBringsAWalkByItself() throws Exception {
        FxTest.run(() -> {
            session.paceProperty().set(0.5);
            TrainingConfig plan = TrainingConfig.of(50).withAugmentation(Augmentation.parse("mixup:4"));
            session.train(NETWORK, plan, PrecisionChoice.FLOAT32);
        });
        FxTest.await("a walk", 60, () -> motion.walkProperty().get() != null);
        FxTest.run(() -> {
            assertThat(session.stateProperty().get()).isEqualTo(TrainingState.RUNNING);
            ((Slider) view.lookup("#walk-place")).setValue(5);
            assertThat(view.lookupAll(".label").stream().map(label -> ((Label) label).getText()))
                    .as("both labels of a mixed image")
                    .contains("Labels of the first image, mixed of two")
                    .anyMatch(words -> words.matches("\\d: \\d+%, \\d: \\d+%"));
        });
    }

    @Test
    void everyBlockAndEveryOptimiserHasItsFormulas() {
        assertThat(BlockType.all()).allSatisfy(type -> {
            assertThat(Texts.of("slow.forward." + type.key())).isNotBlank();
            assertThat(Texts.of("slow.backward." + type.key())).isNotBlank();
        });
        assertThat(OptimizerKind.values())
                .allSatisfy(kind -> assertThat(
                                Texts.of("slow.update." + kind.name().toLowerCase(Locale.ROOT)))
                        .contains("η"));
    }

    @Test
    void numbersAreWrittenWithTheDigitsThatCount() {
        assertThat(StepStageWords.digits(0.012345)).isEqualTo("0.0123");
        assertThat(StepStageWords.digits(-2.5)).isEqualTo("\u22122.5");
        assertThat(StepStageWords.digits(0.0000123)).isEqualTo("1.23 \u00b7 10^-5");
        assertThat(StepStageWords.digits(0)).isEqualTo("0");
    }
}
