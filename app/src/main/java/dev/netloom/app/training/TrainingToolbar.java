package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingPlan;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Train, Pause or Resume, Step, Stop, and what the next run is asked for. What finds no room waits behind a chevron.
public final class TrainingToolbar extends ToolBar {
    private final TrainingSession session;
    private final TrainingSettings settings;
    private final ObservableValue<Graph> canvas;
    private final ObservableValue<Optional<String>> obstacle;

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
                        stop(),
                        new Separator(Orientation.VERTICAL),
                        TrainingSettingsBar.ofLearning(settings, session.stateProperty()),
                        TrainingSettingsBar.ofPrecision(settings, session.stateProperty()));
    }

    private StackPane train() {
        Button train = new Button(Texts.of("training.train"), new FontIcon(MaterialDesignP.PLAY));
        train.setId("train");
        train.getStyleClass().add("accent");
        train.setAccessibleText(Texts.of("training.train"));
        train.setMinWidth(USE_PREF_SIZE);
        train.disableProperty().bind(in(TrainingState.IDLE).not().or(ready().not()));
        train.setOnAction(event -> begin(session::train));
        return explained(train, "training.train.tip");
    }

    private Button pause() {
        Button pause = icon("train-pause", MaterialDesignP.PAUSE, "training.pause");
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
        Button step = icon("train-step", MaterialDesignS.STEP_FORWARD, "training.step");
        BooleanBinding possible = in(TrainingState.RUNNING)
                .or(in(TrainingState.PAUSED))
                .or(in(TrainingState.IDLE).and(ready()));
        step.disableProperty().bind(possible.not());
        step.setOnAction(event -> begin(session::step));
        return explained(step, "training.step.tip");
    }

    private Button stop() {
        Button stop = icon("train-stop", MaterialDesignS.STOP, "training.stop");
        stop.disableProperty().bind(in(TrainingState.IDLE).or(in(TrainingState.STOPPING)));
        stop.setOnAction(event -> session.stop());
        // When Train is pressed and so disabled, the keyboard moves on to what comes next: a space bar must not stop
        // it.
        stop.setFocusTraversable(false);
        return stop;
    }

    private interface Beginning {
        void of(Graph network, TrainingPlan plan, PrecisionChoice precision);
    }

    private void begin(Beginning beginning) {
        settings.planProperty()
                .get()
                .ifPresent(plan -> beginning.of(
                        canvas.getValue(), plan, settings.precisionProperty().get()));
    }

    private static Button icon(String id, Ikon icon, String key) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(new Tooltip(Texts.of(key + ".tip")));
        return button;
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
        if (settings.planProperty().get().isEmpty()) {
            return Texts.of("training.rate.invalid");
        }
        return obstacle.getValue().orElseGet(() -> Texts.of(key));
    }

    private BooleanBinding ready() {
        return Bindings.createBooleanBinding(
                () -> settings.planProperty().get().isPresent()
                        && obstacle.getValue().isEmpty(),
                settings.planProperty(),
                obstacle);
    }

    private BooleanBinding in(TrainingState state) {
        return session.stateProperty().isEqualTo(state);
    }
}
