package dev.netloom.app.training;

import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Train, Pause or Resume, Step by batch or epoch, Stop; what the next run is asked for, or how the one that goes on
/// may be changed. What finds no room waits behind a chevron.
public final class TrainingToolbar extends ToolBar {
    private final TrainingSession session;
    private final TrainingSettings settings;
    private final ObservableValue<Graph> canvas;
    private final ObservableValue<Optional<String>> obstacle;
    private final Button train = new Button();
    private final Button pause = new Button();
    private final Button step = new Button();
    private final Button epoch = new Button();
    private final Button stop = new Button();
    private Runnable onTrain = () -> {};

    /// @param canvas the network as it is drawn
    /// @param obstacle why the network on the canvas cannot be trained, in words; empty where it can
    public TrainingToolbar(
            TrainingSession session,
            TrainingSettings settings,
            ObservableValue<Graph> canvas,
            ObservableValue<Optional<String>> obstacle) {
        this.session = session;
        this.settings = settings;
        this.canvas = canvas;
        this.obstacle = obstacle;
        setId("training-toolbar");
        getStyleClass().add("training-toolbar");
        getItems()
                .addAll(
                        train(),
                        pause(),
                        step(),
                        stepEpoch(),
                        stop(),
                        new Separator(Orientation.VERTICAL),
                        inTurns(),
                        TrainingSettingsBar.ofPrecision(settings, session.stateProperty(), windowWidth()));
    }

    /// What the training keys do: as the buttons, and nothing where those are disabled.
    public Map<Shortcut, Runnable> keys() {
        return Map.of(
                Shortcut.TRAIN,
                () -> (train.isDisabled() ? pause : train).fire(),
                Shortcut.STEP,
                step::fire,
                Shortcut.STEP_EPOCH,
                epoch::fire,
                Shortcut.STOP,
                stop::fire,
                Shortcut.SLOWER,
                () -> SpeedSlider.move(session.paceProperty(), -1),
                Shortcut.FASTER,
                () -> SpeedSlider.move(session.paceProperty(), 1));
    }

    /// The settings of the next run while there is none; of the run that goes on, what may change in it.
    private StackPane inTurns() {
        Node next = TrainingSettingsBar.ofLearning(settings, session.stateProperty(), windowWidth());
        Node now = new LiveBar(session);
        session.stateProperty().map(TrainingState::isActive).subscribe(active -> {
            show(next, !active);
            show(now, active);
        });
        StackPane turns = new StackPane(next, now);
        StackPane.setAlignment(now, Pos.CENTER_LEFT);
        return turns;
    }

    private ObservableValue<Number> windowWidth() {
        return sceneProperty().flatMap(Scene::widthProperty);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private StackPane train() {
        train.setText(Texts.of("training.train"));
        train.setGraphic(new FontIcon(MaterialDesignP.PLAY));
        train.setId("train");
        train.getStyleClass().add("accent");
        train.setAccessibleText(Texts.of("training.train"));
        train.setMinWidth(USE_PREF_SIZE);
        train.disableProperty().bind(in(TrainingState.IDLE).not().or(ready().not()));
        train.setOnAction(event -> {
            begin(session::train);
            onTrain.run();
        });
        return explained(train, "training.train.tip");
    }

    private Button pause() {
        dress(pause, "train-pause", MaterialDesignP.PAUSE, "training.pause");
        BooleanBinding paused = in(TrainingState.PAUSED);
        pause.disableProperty().bind(in(TrainingState.RUNNING).or(paused).not());
        pause.setOnAction(event -> {
            if (paused.get()) {
                session.resume();
            } else {
                session.pause();
            }
        });
        paused.subscribe(still -> {
            pause.setGraphic(new FontIcon(still ? MaterialDesignP.PLAY_PAUSE : MaterialDesignP.PAUSE));
            pause.setAccessibleText(Texts.of(still ? "training.resume" : "training.pause"));
            pause.getTooltip().setText(Texts.of(still ? "training.resume.tip" : "training.pause.tip"));
        });
        return pause;
    }

    private StackPane step() {
        dress(step, "train-step", MaterialDesignS.STEP_FORWARD, "training.step");
        return goAndPause(step, "training.step.tip", session::step);
    }

    private StackPane stepEpoch() {
        dress(epoch, "train-step-epoch", MaterialDesignS.SKIP_FORWARD, "training.epoch");
        return goAndPause(epoch, "training.epoch.tip", session::stepEpoch);
    }

    private StackPane goAndPause(Button button, String key, Beginning beginning) {
        BooleanBinding possible = in(TrainingState.RUNNING)
                .or(in(TrainingState.PAUSED))
                .or(in(TrainingState.IDLE).and(ready()));
        button.disableProperty().bind(possible.not());
        button.setOnAction(event -> begin(beginning));
        return explained(button, key);
    }

    private Button stop() {
        dress(stop, "train-stop", MaterialDesignS.STOP, "training.stop");
        stop.disableProperty().bind(in(TrainingState.IDLE).or(in(TrainingState.STOPPING)));
        stop.setOnAction(event -> session.stop());
        // When Train is pressed and so disabled, the keyboard moves on to what comes next: a space bar must not stop
        // it.
        stop.setFocusTraversable(false);
        return stop;
    }

    /// @param action after Train was pressed
    public void setOnTrain(Runnable action) {
        onTrain = action;
    }

    /// Whether a batch can be learned now.
    public ObservableValue<Boolean> possible() {
        return step.disabledProperty().map(disabled -> !disabled);
    }

    /// How a run begins, or one that is going on goes further.
    public interface Beginning {
        void of(Graph network, TrainingConfig plan, PrecisionChoice precision);
    }

    /// Does it with the network on the canvas and the settings as they are, where those are in order.
    public void begin(Beginning beginning) {
        settings.planProperty()
                .get()
                .ifPresent(plan -> beginning.of(
                        canvas.getValue(), plan, settings.precisionProperty().get()));
    }

    private static void dress(Button button, String id, Ikon icon, String key) {
        button.setGraphic(new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(new Tooltip(Texts.of(key + ".tip")));
    }

    /// A disabled button shows no tooltip; the pane around it does, and says why it is disabled.
    private StackPane explained(Button button, String key) {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        tooltip.textProperty().bind(Bindings.createStringBinding(() -> why(key), settings.planProperty(), obstacle));
        StackPane around = new StackPane(button);
        around.setId(button.getId() + "-why");
        around.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(null);
        button.accessibleHelpProperty().bind(tooltip.textProperty());
        Tooltip.install(around, tooltip);
        return around;
    }

    private String why(String key) {
        return why().orElseGet(() -> Texts.of(key));
    }

    private Optional<String> why() {
        return settings.planProperty().get().isEmpty()
                ? Optional.of(Texts.of("training.rate.invalid"))
                : obstacle.getValue();
    }

    /// Why no run can begin now, in words; empty where one can.
    public ObservableValue<Optional<String>> hindrance() {
        return Bindings.createObjectBinding(this::why, settings.planProperty(), obstacle);
    }

    private BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> why().isEmpty(), settings.planProperty(), obstacle);
    }

    private BooleanBinding in(TrainingState state) {
        return session.stateProperty().isEqualTo(state);
    }
}
