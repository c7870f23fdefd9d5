package dev.netloom.app.training;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The images in use; Train, which becomes Pause or Go on, Step by batch or epoch, Stop; and the settings
/// in a line, which opens the panel with all of them.
public final class TrainingToolbar extends HBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final TrainingSession session;
    private final TrainingSettings settings;
    private final ObservableValue<Graph> canvas;
    private final ObservableValue<Optional<String>> obstacle;
    private final Button train = new Button();
    private final Button pause = new Button();
    private final Button step = new Button();
    private final Button epoch = new Button();
    private final Button stop = new Button();
    private final Button data = new Button();
    private final ToggleButton summary = new ToggleButton();
    private Runnable onTrain = () -> {};
    private Runnable onData = () -> {};

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
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        data(),
                        new Separator(Orientation.VERTICAL),
                        turns(),
                        step(),
                        stepEpoch(),
                        stop(),
                        new Separator(Orientation.VERTICAL),
                        summary());
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

    /// The images in use: `MNIST, 60,000`.
    private Button data() {
        data.setId("data-set");
        data.setGraphic(Icons.of("mdi2d-database-outline"));
        data.getStyleClass().add("flat");
        data.setMinWidth(USE_PREF_SIZE);
        data.setTooltip(Controls.tooltip(Texts.of("training.data.tip")));
        data.setOnAction(event -> onData.run());
        session.dataProperty()
                .subscribe(known -> data.setText(
                        known == null
                                ? Texts.of("training.data.loading")
                                : Texts.of(
                                        "training.data",
                                        known.name(),
                                        known.train().size())));
        return data;
    }

    /// @param action opens what shows the images
    public void setOnData(Runnable action) {
        onData = action;
    }

    /// Train, in whose place Pause is while there is a run.
    private StackPane turns() {
        Node begin = train();
        Node hold = pause();
        session.stateProperty().map(TrainingState::isActive).subscribe(active -> {
            show(begin, !active);
            show(hold, active);
        });
        return new StackPane(begin, hold);
    }

    /// What is going to be done, or is being done, in a line; opens the panel.
    private ToggleButton summary() {
        summary.setId("training-summary");
        summary.setGraphic(Icons.of("mdi2t-tune-variant"));
        summary.setMinWidth(0);
        summary.setTooltip(Controls.tooltip(Texts.of("training.summary.tip")));
        Runnable say = () -> {
            Optional<TrainingConfig> plan = session.stateProperty().get().isActive()
                    ? Optional.ofNullable(session.liveProperty().get())
                            .map(live -> live.in(session.planProperty().get()))
                    : settings.planProperty().getValue();
            summary.setText(plan.map(SettingText::summary).orElseGet(() -> Texts.of("training.summary.wrong")));
            summary.pseudoClassStateChanged(DANGER, plan.isEmpty());
        };
        settings.planProperty().subscribe(say);
        session.stateProperty().subscribe(say);
        session.liveProperty().subscribe(say);
        say.run();
        return summary;
    }

    /// Whether the panel with all settings is open.
    public BooleanProperty panelOpenProperty() {
        return summary.selectedProperty();
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
            pause.setText(Texts.of(still ? "training.resume" : "training.pause"));
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
        settings.describedProperty()
                .get()
                .ifPresent(asked -> beginning.of(canvas.getValue(), asked.config(), asked.precision()));
    }

    private static void dress(Button button, String id, Ikon icon, String key) {
        button.setGraphic(new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setText(Texts.of(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
    }

    /// A disabled button shows no tooltip; the pane around it does, and says why it is disabled.
    private StackPane explained(Button button, String key) {
        Tooltip tooltip = Controls.tooltip("");
        tooltip.textProperty().bind(Bindings.createStringBinding(() -> why(key), settings.problemProperty(), obstacle));
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
        return settings.problemProperty().get().or(obstacle::getValue);
    }

    /// Why no run can begin now, in words; empty where one can.
    public ObservableValue<Optional<String>> hindrance() {
        return Bindings.createObjectBinding(this::why, settings.problemProperty(), obstacle);
    }

    private BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> why().isEmpty(), settings.problemProperty(), obstacle);
    }

    private BooleanBinding in(TrainingState state) {
        return session.stateProperty().isEqualTo(state);
    }
}
