package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.ui.LogFile;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The session as a state machine, with runs that the test plays.
class TrainingSessionTest {
    private final PlayedRun played = new PlayedRun();
    private final List<TrainingEvent> heard = new ArrayList<>();
    private TrainingSession session;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @Test
    void a_run_goes_from_preparing_through_running_to_idle_and_says_how_it_went() throws Exception {
        begin(played);
        FxTest.run(() -> assertThat(session.stateProperty().get()).isEqualTo(TrainingState.PREPARING));
        played.tell(new TrainingEvent.Started(TrainingConfig.of(2), 60, 2));
        awaitState(TrainingState.RUNNING);
        ScriptedRun.events(2).stream().skip(1).forEach(played::tell);
        played.end();
        awaitState(TrainingState.IDLE);
        FxTest.run(() -> {
            assertThat(session.notices().property().get().kind()).isEqualTo(Notice.Kind.SUCCESS);
            assertThat(session.notices().property().get().text()).contains("98.00%");
            assertThat(session.progress().fractionProperty().get()).isEqualTo(1);
            assertThat(session.progress().bestProperty().get().correct()).isEqualTo(392);
            assertThat(session.weightsProperty().get()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_run_computes_in_the_precision_that_was_chosen(PrecisionChoice choice) throws Exception {
        AtomicReference<TrainingConfig> asked = new AtomicReference<>();
        FxTest.run(() -> {
            session = new TrainingSession(
                    ScriptedRun::digits, (graph, start, data, plan, control, events) -> asked.set(plan));
            session.train(ScriptedRun.network(), TrainingConfig.of(1), choice);
        });
        FxTest.await("the run", () -> asked.get() != null);
        assertThat(asked.get()).isEqualTo(TrainingConfig.of(1).withPrecision(choice.here()));
    }

    @Test
    void listeners_hear_every_event_in_order() throws Exception {
        List<TrainingEvent> told = ScriptedRun.events(3);
        begin((graph, start, data, plan, control, events) -> told.forEach(events));
        awaitState(TrainingState.IDLE);
        FxTest.run(() -> assertThat(heard).isEqualTo(told));
    }

    @Test
    void a_listener_that_fails_takes_no_message_of_others_with_it() throws Exception {
        List<TrainingEvent> told = ScriptedRun.events(3);
        List<Throwable> uncaught = FxTest.uncaughtIn(() -> {
            FxTest.run(() -> {
                session = new TrainingSession(
                        ScriptedRun::digits, (graph, start, data, plan, control, events) -> told.forEach(events));
                session.listen(event -> {
                    throw new IllegalStateException("a view that fails");
                });
                session.listen(heard::add);
                session.train(ScriptedRun.network(), TrainingConfig.of(2), PrecisionChoice.FLOAT32);
            });
            awaitState(TrainingState.IDLE);
            return null;
        });
        FxTest.run(() -> assertThat(heard).isEqualTo(told));
        assertThat(uncaught).hasSameSizeAs(told);
    }

    @Test
    void pausing_stepping_and_resuming_follow_what_the_run_tells() throws Exception {
        begin(played);
        played.tell(new TrainingEvent.Started(TrainingConfig.of(2), 60, 2));
        awaitState(TrainingState.RUNNING);
        FxTest.run(session::pause);
        played.tell(new TrainingEvent.Paused(3));
        awaitState(TrainingState.PAUSED);
        FxTest.run(() -> session.step(ScriptedRun.network(), TrainingConfig.of(1), PrecisionChoice.FLOAT32));
        played.tell(new TrainingEvent.StepDone(4, 1, 2, 0.001, 1000, new Progress(400, 12_000)));
        played.tell(new TrainingEvent.Paused(4));
        FxTest.await("the step", () -> session.progress().stepProperty().get() == 4);
        FxTest.run(() -> assertThat(session.stateProperty().get()).isEqualTo(TrainingState.PAUSED));
        FxTest.run(session::resume);
        played.tell(new TrainingEvent.Resumed(4));
        awaitState(TrainingState.RUNNING);
        played.end();
        awaitState(TrainingState.IDLE);
    }

    @Test
    void stopping_reaches_the_run_and_shows_at_once() throws Exception {
        begin(played);
        played.tell(new TrainingEvent.Started(TrainingConfig.of(2), 60, 2));
        awaitState(TrainingState.RUNNING);
        FxTest.run(() -> {
            session.stop();
            assertThat(session.stateProperty().get()).isEqualTo(TrainingState.STOPPING);
            assertThat(played.control().isStopped()).isTrue();
        });
        played.tell(new TrainingEvent.Paused(3));
        played.tell(new TrainingEvent.Finished(3, Optional.empty(), ScriptedRun.weights(1), true, 1));
        played.end();
        awaitState(TrainingState.IDLE);
        FxTest.run(() -> assertThat(session.notices().property().get().text()).contains("3 batches"));
    }

    @Test
    void a_run_that_waits_for_the_images_is_stopped_at_once() throws Exception {
        CountDownLatch images = new CountDownLatch(1);
        session = FxTest.onFx(() -> new TrainingSession(
                () -> {
                    images.await();
                    return ScriptedRun.digits();
                },
                (graph, start, data, plan, control, events) ->
                        ScriptedRun.events(1).forEach(events)));
        FxTest.run(session::load);
        FxTest.run(() -> session.train(ScriptedRun.network(), TrainingConfig.of(1), PrecisionChoice.FLOAT32));
        FxTest.run(session::stop);
        awaitState(TrainingState.IDLE);
        images.countDown();
        FxTest.await("the images", () -> session.dataProperty().get() != null);
        FxTest.run(() -> assertThat(session.progress().stepProperty().get()).isZero());
    }

    @Test
    void progress_is_told_in_images_so_that_other_batches_do_not_change_it() throws Exception {
        begin(played);
        played.tell(new TrainingEvent.Started(TrainingConfig.of(2), 60, 2));
        played.tell(new TrainingEvent.StepDone(100, 1, 2, 0.001, 1000, new Progress(3_000, 12_000)));
        FxTest.await("the step", () -> session.progress().stepProperty().get() == 100);
        FxTest.run(() -> {
            assertThat(session.progress().fractionProperty().get()).isEqualTo(0.25);
            assertThat(session.progress().secondsLeftProperty().get()).isEqualTo(9);
        });
        played.end();
        awaitState(TrainingState.IDLE);
    }

    @Test
    void a_second_train_while_one_runs_changes_nothing() throws Exception {
        begin(played);
        FxTest.run(() -> session.train(Graph.EMPTY, TrainingConfig.of(9), PrecisionChoice.FLOAT32));
        FxTest.run(() -> assertThat(session.graphProperty().get()).isEqualTo(ScriptedRun.network()));
        played.end();
        awaitState(TrainingState.IDLE);
    }

    @Test
    void a_step_from_idle_begins_a_run_that_is_paused_after_one_batch() throws Exception {
        List<String> verdicts = new ArrayList<>();
        TrainingRunner stepping = (graph, start, data, plan, control, events) -> {
            verdicts.add(control.isStopped() ? "stopped" : "alive");
            events.accept(new TrainingEvent.Started(plan, 60, 1));
            events.accept(new TrainingEvent.StepDone(1, 1, 2.3, 0.001, 100, new Progress(100, 12_000)));
            events.accept(new TrainingEvent.Paused(1));
            waitForStop(control);
        };
        session = FxTest.onFx(() -> new TrainingSession(ScriptedRun::digits, stepping));
        FxTest.run(() -> session.step(ScriptedRun.network(), TrainingConfig.of(1), PrecisionChoice.FLOAT32));
        awaitState(TrainingState.PAUSED);
        FxTest.run(session::stop);
        awaitState(TrainingState.IDLE);
        assertThat(verdicts).containsExactly("alive");
    }

    @Test
    void failures_become_words_and_the_next_run_works() throws Exception {
        begin((graph, start, data, plan, control, events) -> {
            throw new OutOfMemoryError("native");
        });
        awaitFailure(Texts.of("training.out-of-memory"));
        run((graph, start, data, plan, control, events) -> {
            throw new TrainingFailure("of-the-future", "It cannot be done.");
        });
        awaitFailure("It cannot be done.");
        run((graph, start, data, plan, control, events) -> {
            throw new IllegalStateException("boom");
        });
        awaitFailure(Texts.of("training.unexpected", "boom", LogFile.path()));
        run((graph, start, data, plan, control, events) -> ScriptedRun.events(1).forEach(events));
        FxTest.await("success", () -> session.notices().property().get().kind() == Notice.Kind.SUCCESS);
    }

    @Test
    void images_that_cannot_be_loaded_are_a_failure_in_words_and_loaded_again_next_time() throws Exception {
        List<String> loads = new ArrayList<>();
        session = FxTest.onFx(() -> new TrainingSession(
                () -> {
                    loads.add("load");
                    if (loads.size() == 1) {
                        throw new IOException("no such disk");
                    }
                    return ScriptedRun.digits();
                },
                (graph, start, data, plan, control, events) ->
                        ScriptedRun.events(1).forEach(events)));
        FxTest.run(session::load);
        awaitFailure(Texts.of("training.failed", "no such disk"));
        for (int i = 0; i < 2; i++) {
            FxTest.run(() -> session.train(ScriptedRun.network(), TrainingConfig.of(1), PrecisionChoice.FLOAT32));
            awaitState(TrainingState.IDLE);
        }
        assertThat(loads).hasSize(2);
        FxTest.run(() -> assertThat(session.dataProperty().get()).isNotNull());
    }

    @Test
    void of_many_weights_that_wait_only_the_newest_arrives() throws Exception {
        begin((graph, start, data, plan, control, events) -> LongStream.range(0, 50)
                .forEach(i -> events.accept(new TrainingEvent.WeightsTaken(i, ScriptedRun.weights(i)))));
        awaitState(TrainingState.IDLE);
        FxTest.run(() -> {
            assertThat(heard).hasSizeLessThan(50);
            assertThat(((TrainingEvent.WeightsTaken) heard.getLast()).step()).isEqualTo(49);
        });
    }

    @Test
    void closing_stops_the_run_and_is_done_when_its_thread_is() throws Exception {
        begin((graph, start, data, plan, control, events) -> waitForStop(control));
        awaitState(TrainingState.PREPARING);
        FxTest.onFx(session::close).get(5, TimeUnit.SECONDS);
    }

    private static void waitForStop(TrainingControl control) {
        while (!control.isStopped()) {
            Thread.onSpinWait();
        }
    }

    private void begin(TrainingRunner runner) throws Exception {
        current = runner;
        session = FxTest.onFx(() -> new TrainingSession(
                ScriptedRun::digits,
                (graph, start, data, plan, control, events) -> current.run(graph, start, data, plan, control, events)));
        FxTest.run(() -> session.listen(heard::add));
        FxTest.run(() -> session.train(ScriptedRun.network(), TrainingConfig.of(2), PrecisionChoice.FLOAT32));
    }

    private volatile TrainingRunner current;

    private void run(TrainingRunner next) throws Exception {
        current = next;
        FxTest.run(() -> session.train(ScriptedRun.network(), TrainingConfig.of(2), PrecisionChoice.FLOAT32));
    }

    private void awaitState(TrainingState state) throws Exception {
        FxTest.await(state.name(), () -> session.stateProperty().get() == state);
    }

    private void awaitFailure(String text) throws Exception {
        awaitState(TrainingState.IDLE);
        FxTest.await(
                "the failure", () -> session.notices().property().get().equals(new Notice(Notice.Kind.FAILURE, text)));
    }
}
