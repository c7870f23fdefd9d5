package dev.netloom.app.slowmotion;

import dev.netloom.app.canvas.ActivityHighlights;
import dev.netloom.app.canvas.ActivityHighlights.Phase;
import dev.netloom.app.training.FailureText;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.Latest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.StepTrace;
import dev.netloom.engine.inspect.StepTracer;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.train.TrainingEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/// Walks one batch through the network: asks the run for a step in all its parts, takes it apart in the background, and
/// goes from stop to stop. Nothing is asked for and nothing moves while nobody looks.
public final class SlowMotion {
    /// Batches a second up to which the run itself counts as slow: it then brings a new walk when one has ended.
    private static final double SLOW = 1;

    private static final Duration STOP = Duration.millis(900);

    /// What is walked through.
    ///
    /// @param graph of the run
    record Walk(Graph graph, StepTrace stepTrace, List<StepPhase> stops) {}

    private final TrainingSession session;
    private final ObservableValue<Boolean> possible;
    private final Runnable stepping;
    private final ReadOnlyObjectWrapper<Walk> walk = new ReadOnlyObjectWrapper<>(this, "walk");
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(this, "place", 0);
    private final ReadOnlyObjectWrapper<String> trouble = new ReadOnlyObjectWrapper<>(this, "trouble", "");
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final Timeline timeline = new Timeline(new KeyFrame(STOP, event -> advance()));
    private final Latest<Walk> dissecting =
            new Latest<>(this::begin, problem -> trouble.set(Texts.of("slow.failed", problem.getMessage())));
    private Optional<ActivityHighlights> lights = Optional.empty();
    private boolean wanted;

    /// @param possible whether the network can be trained now
    /// @param stepping has the run, or a new one, learn one batch, tell it in all its parts, and stand still
    public SlowMotion(TrainingSession session, ObservableValue<Boolean> possible, Runnable stepping) {
        this.session = session;
        this.possible = possible;
        this.stepping = stepping;
        timeline.setCycleCount(Timeline.INDEFINITE);
        session.listen(this::follow);
        session.stateProperty().subscribe(state -> {
            if (state == TrainingState.PREPARING) {
                leave();
            }
            flow();
        });
        session.graphProperty().subscribe(network -> {
            if (network == null) {
                leave();
            }
        });
        session.paceProperty().subscribe(this::flow);
        active.subscribe(this::flow);
        playing.subscribe(this::flow);
        place.subscribe(this::light);
        walk.subscribe(this::light);
        active.subscribe(this::light);
    }

    private void leave() {
        playing.set(false);
        walk.set(null);
    }

    /// The blocks that are at work are shown there.
    public void lightOn(ActivityHighlights shown) {
        lights = Optional.of(shown);
        light();
    }

    /// Takes the next batch through the network; the run stands still meanwhile.
    public void walkNext() {
        if (possible.getValue()) {
            wanted = true;
            trouble.set("");
            stepping.run();
        }
    }

    ObservableValue<Boolean> possible() {
        return possible;
    }

    void goTo(int stop) {
        if (walk.get() != null) {
            place.set(Math.clamp(stop, 0, walk.get().stops().size() - 1));
        }
    }

    void next() {
        goTo(place.get() + 1);
    }

    void previous() {
        goTo(place.get() - 1);
    }

    /// From the beginning, where it has come to the end.
    void play() {
        if (walk.get() != null && isAtEnd()) {
            goTo(0);
        }
        playing.set(walk.get() != null);
    }

    void pause() {
        playing.set(false);
    }

    private void follow(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepExamined step) {
            wanted = false;
            dissect(step);
        }
    }

    private void dissect(TrainingEvent.StepExamined step) {
        if (active.get()) {
            Graph graph = session.graphProperty().get();
            dissecting.ask(() -> {
                try {
                    StepTrace stepTrace = StepTracer.dissect(graph, step);
                    return new Walk(graph, stepTrace, StepPhase.of(graph, stepTrace));
                } catch (OutOfMemoryError | MemoryShortage memory) {
                    throw new IllegalStateException(FailureText.of(memory), memory);
                }
            });
        }
    }

    private void begin(Walk begun) {
        trouble.set("");
        place.set(0);
        walk.set(begun);
        playing.set(true);
    }

    private void advance() {
        if (isAtEnd()) {
            playing.set(false);
        } else {
            next();
        }
    }

    private boolean isAtEnd() {
        return walk.get() != null && place.get() == walk.get().stops().size() - 1;
    }

    /// Goes on, stands still, or asks for the next batch of a slow run.
    private void flow() {
        if (active.get() && playing.get()) {
            timeline.play();
        } else {
            timeline.pause();
        }
        boolean slow =
                session.paceProperty().get() <= SLOW && session.stateProperty().get() == TrainingState.RUNNING;
        boolean free = walk.get() == null || isAtEnd();
        if (active.get() && slow && free && !playing.get() && !wanted) {
            wanted = true;
            session.examineStep();
        }
        if (!session.stateProperty().get().isActive()) {
            wanted = false;
        }
    }

    private void light() {
        Optional<StepPhase> stop = active.get() ? stop() : Optional.empty();
        lights.ifPresent(shown -> shown.light(
                stop.map(StepPhase::block).map(Set::of).orElse(Set.of()),
                stop.map(StepPhase::phase).orElse(Phase.FORWARD)));
    }

    Optional<StepPhase> stop() {
        return Optional.ofNullable(walk.get()).map(walked -> walked.stops().get(place.get()));
    }

    ReadOnlyObjectProperty<Walk> walkProperty() {
        return walk.getReadOnlyProperty();
    }

    /// The stop where it is, from 0.
    ReadOnlyIntegerProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    BooleanProperty playingProperty() {
        return playing;
    }

    /// Why there is no walk, in words; empty where nothing is wrong.
    ReadOnlyObjectProperty<String> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }

    TrainingSession session() {
        return session;
    }
}
