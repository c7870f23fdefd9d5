package dev.netloom.app.flow;

import dev.netloom.app.diagram.DataFit;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.flow.FlowReader.Reading;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.inspect.GradientMeter;
import dev.netloom.engine.train.TrainingEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/// What is known of the gradient flow: of the run, measured again and again while it goes on and somebody looks; of
/// the network on the canvas before training; and of what was shown before the last switch, to compare with. All of it
/// is for the FX thread.
public final class FlowModel {
    /// A run is measured twice a second at most...
    private static final Duration APART = Duration.millis(500);

    /// ...and each time rests so many times as long as measuring took: less than a tenth of one core.
    private static final double REST = 10;

    /// The seed and the digits that the network before training is measured with.
    private static final long SEED = 1;

    private static final int DIGITS = 100;

    private final TrainingSession session;
    private final DiagramModel model;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final BooleanProperty inspected = new SimpleBooleanProperty(this, "inspected");
    private final BooleanProperty untrained = new SimpleBooleanProperty(this, "untrained");
    private final ReadOnlyObjectWrapper<GradientFlow> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyObjectWrapper<GradientFlow> earlier = new ReadOnlyObjectWrapper<>(this, "earlier");
    private final ReadOnlyObjectWrapper<String> absence = new ReadOnlyObjectWrapper<>(this, "absence", "flow.empty");
    private final FlowReader reader = new FlowReader(this::take, failure -> fail());
    private final Throttle untrainedThrottle = new Throttle(Duration.millis(300), this::measureUntrained);
    private final PauseTransition rest = new PauseTransition(APART);
    private Reading ofRun;
    private Reading ofUntrained;
    private boolean asked;
    private boolean busy;
    private boolean resting;

    public FlowModel(TrainingSession session, DiagramModel model) {
        this.session = session;
        this.model = model;
        // A rest that is running has JavaFX draw 60 times a second: none where nobody looks.
        active.subscribe((before, now) -> {
            if (now && resting) {
                rest.play();
            } else {
                rest.pause();
            }
        });
        rest.setOnFinished(event -> {
            resting = false;
            attend();
        });
        session.listen(this::hear);
        session.stateProperty().subscribe(this::enter);
        session.dataProperty().subscribe(this::look);
        model.diagramProperty().subscribe(this::look);
        untrained.subscribe(this::look);
        active.subscribe(this::wake);
    }

    /// True while somebody looks: at the bars, at the width of the wires, or at what flows along a single one.
    public BooleanProperty activeProperty() {
        return active;
    }

    /// True while somebody looks at a single wire.
    public BooleanProperty inspectedProperty() {
        return inspected;
    }

    /// Whether the network before training is asked for instead of the run; a run that goes on comes first.
    public BooleanProperty untrainedProperty() {
        return untrained;
    }

    /// The newest measurement of what is looked at; null where there is none.
    public ReadOnlyObjectProperty<GradientFlow> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What was shown before the last switch; null for nothing.
    public ReadOnlyObjectProperty<GradientFlow> earlierProperty() {
        return earlier.getReadOnlyProperty();
    }

    /// Why nothing is shown: the key of an empty state.
    public ReadOnlyObjectProperty<String> absenceProperty() {
        return absence.getReadOnlyProperty();
    }

    boolean isRunning() {
        return session.stateProperty().get().isActive();
    }

    /// True where the run was measured, and is of the network on the canvas.
    boolean hasRun() {
        return ofRun != null && (isRunning() || ofRun.graph().equals(graph()));
    }

    DiagramModel diagram() {
        return model;
    }

    /// Edits the network for the next run, and keeps what is shown to compare with.
    void change(String key, UnaryOperator<Diagram> edit, Object... arguments) {
        GradientFlow before = shown.get();
        Graph old = graph();
        if (!isRunning()) {
            untrained.set(true);
        }
        model.edit(key, edit, arguments);
        if (!old.equals(graph())) {
            earlier.set(before);
        }
    }

    void forgetEarlier() {
        earlier.set(null);
    }

    private Graph graph() {
        return model.diagram().graph();
    }

    private void wake() {
        if (active.get()) {
            attend();
            look();
        } else {
            reader.rest();
            busy = false;
        }
    }

    private void enter(TrainingState state) {
        if (state == TrainingState.PREPARING) {
            ofRun = null;
            untrained.set(false);
        }
        if (!state.isActive()) {
            asked = false;
        }
        attend();
        look();
    }

    /// Asks for a step where one is due. A run that stands still answers with the next step that it is let do.
    private void attend() {
        TrainingState state = session.stateProperty().get();
        boolean going = state == TrainingState.RUNNING || state == TrainingState.PAUSED;
        if (active.get()
                && going
                && !asked
                && !busy
                && !resting
                && affordable(session.graphProperty().get())) {
            asked = true;
            session.examineStep();
        }
    }

    /// Takes every examined step that comes when one is due, whoever asked for it.
    private void hear(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepExamined step) {
            asked = false;
            if (active.get()
                    && !busy
                    && !resting
                    && affordable(session.graphProperty().get())) {
                busy = true;
                reader.read(session.graphProperty().get(), step);
            }
        }
    }

    private static boolean affordable(Graph graph) {
        return Summary.of(graph).parameters() <= GradientMeter.MOST_PARAMETERS;
    }

    private void take(Reading reading) {
        busy = false;
        boolean ofThisRun = reading.graph().equals(session.graphProperty().get());
        if (reading.flow().step() > 0) {
            ofRun = ofThisRun ? reading : ofRun;
        } else {
            ofUntrained = reading;
        }
        resting = true;
        rest.setDuration(Duration.seconds(Math.max(APART.toSeconds(), REST * reading.seconds())));
        rest.playFromStart();
        if (!active.get()) {
            rest.pause();
        }
        look();
    }

    private void fail() {
        busy = false;
        shown.set(null);
        absence.set("flow.failed");
    }

    private void look() {
        if (!active.get()) {
            return;
        }
        boolean run = isRunning() || !untrained.get() && hasRun();
        Reading reading = run ? ofRun : fresh();
        absence.set(run ? runAbsence() : untrainedAbsence());
        shown.set(reading == null ? null : reading.flow());
        if (!run && reading == null && absence.get().equals("flow.measuring")) {
            untrainedThrottle.request();
        }
    }

    private Reading fresh() {
        return ofUntrained != null && ofUntrained.graph().equals(graph()) ? ofUntrained : null;
    }

    private String runAbsence() {
        Graph graph = session.graphProperty().get();
        return graph == null || affordable(graph) ? "flow.waiting" : "flow.too-large";
    }

    private String untrainedAbsence() {
        Dataset data = session.dataProperty().get();
        if (!model.check().problems().values().stream().flatMap(List::stream).allMatch(DataFit::isNote)) {
            return "flow.problems";
        }
        if (data == null) {
            return "flow.empty";
        }
        boolean fits = graph().nodes().stream()
                .anyMatch(node -> node.block() instanceof Input input
                        && input.shape().equals(data.train().shape()));
        return !fits ? "flow.other-input" : affordable(graph()) ? "flow.measuring" : "flow.too-large";
    }

    private void measureUntrained() {
        Optional<Dataset> data = Optional.ofNullable(session.dataProperty().get());
        if (active.get()
                && !isRunning()
                && data.isPresent()
                && untrainedAbsence().equals("flow.measuring")) {
            reader.readUntrained(graph(), SEED, data.get().train(), DIGITS);
        }
    }
}
