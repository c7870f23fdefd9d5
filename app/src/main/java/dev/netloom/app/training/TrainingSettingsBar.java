package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.train.PrecisionChoice;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.converter.IntegerStringConverter;

/// Settings of the next run. Locked while one goes on: they would not change it.
final class TrainingSettingsBar extends HBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    /// The width of the window from which on there is room for a label.
    private static final Map<String, Integer> ROOM = Map.of(
            "training.precision", 1380,
            "training.optimizer", 1300,
            "training.schedule", 1300,
            "training.rate", 1160,
            "training.epochs", 1110);

    private final TrainingSettings settings;
    private final ObservableValue<Number> windowWidth;

    private TrainingSettingsBar(
            String id,
            TrainingSettings settings,
            ObservableValue<TrainingState> state,
            ObservableValue<Number> windowWidth) {
        this.settings = settings;
        this.windowWidth = windowWidth;
        setId(id);
        getStyleClass().add("training-settings");
        setAlignment(Pos.CENTER_LEFT);
        disableProperty().bind(state.map(TrainingState::isActive));
    }

    /// Epochs, optimiser, learning rate and its schedule.
    ///
    /// @param windowWidth of the window, also while the bar waits in a menu
    static TrainingSettingsBar ofLearning(
            TrainingSettings settings, ObservableValue<TrainingState> state, ObservableValue<Number> windowWidth) {
        TrainingSettingsBar bar = new TrainingSettingsBar("training-settings", settings, state, windowWidth);
        bar.getChildren()
                .addAll(
                        bar.labelled("training.epochs", bar.epochs()),
                        bar.labelled("training.optimizer", bar.optimizer()),
                        bar.labelled("training.rate", bar.learningRate()),
                        bar.labelled("training.schedule", bar.schedule()));
        return bar;
    }

    /// The precision, by itself: the first to find no room in a narrow toolbar.
    static TrainingSettingsBar ofPrecision(
            TrainingSettings settings, ObservableValue<TrainingState> state, ObservableValue<Number> windowWidth) {
        TrainingSettingsBar bar = new TrainingSettingsBar("precision-settings", settings, state, windowWidth);
        bar.getChildren().add(bar.labelled("training.precision", bar.precision()));
        return bar;
    }

    private Spinner<Integer> epochs() {
        Spinner<Integer> epochs = new Spinner<>(
                1, TrainingSettings.MOST_EPOCHS, settings.epochsProperty().get());
        epochs.setId("epochs");
        epochs.setEditable(true);
        epochs.setPrefWidth(70);
        epochs.getValueFactory().setConverter(new WholeNumber());
        epochs.valueProperty().subscribe(value -> settings.epochsProperty().set(value));
        epochs.getEditor().focusedProperty().subscribe(focused -> {
            if (!focused) {
                epochs.commitValue();
            }
        });
        return epochs;
    }

    private Control optimizer() {
        EnumChoice<OptimizerKind> optimizer = new EnumChoice<>(
                "optimizer", "training.optimizer", OptimizerKind.values(), settings.optimizerProperty());
        optimizer.setPrefWidth(118);
        return optimizer;
    }

    private Control schedule() {
        EnumChoice<Schedule> schedule =
                new EnumChoice<>("schedule", "training.schedule", Schedule.values(), settings.scheduleProperty());
        schedule.setPrefWidth(114);
        return schedule;
    }

    private Control precision() {
        EnumChoice<PrecisionChoice> precision = new EnumChoice<>(
                "precision", "training.precision", PrecisionChoice.values(), settings.precisionProperty());
        precision.setPrefWidth(100);
        return precision;
    }

    private TextField learningRate() {
        TextField rate = new TextField();
        rate.setId("learning-rate");
        rate.setPrefWidth(66);
        rate.textProperty().bindBidirectional(settings.learningRateProperty());
        settings.planProperty().subscribe(plan -> {
            rate.pseudoClassStateChanged(DANGER, plan.isEmpty());
            if (rate.getTooltip() != null) {
                rate.getTooltip().setText(Texts.of(plan.isEmpty() ? "training.rate.invalid" : "training.rate.tip"));
            }
        });
        return rate;
    }

    private HBox labelled(String key, Control control) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("text-muted");
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        control.setMinWidth(USE_PREF_SIZE);
        control.setAccessibleText(Texts.of(key));
        control.setTooltip(new Tooltip(Texts.of(key + ".tip")));
        HBox box = new HBox(label, control);
        box.getStyleClass().add("labelled");
        yieldRoom(label, ROOM.getOrDefault(key, 0));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /// What a value says by itself needs no label in a narrow window; it keeps its tooltip.
    private void yieldRoom(Label label, int width) {
        windowWidth.map(shown -> shown.doubleValue() >= width).orElse(true).subscribe(fits -> {
            label.setVisible(fits);
            label.setManaged(fits);
        });
    }

    /// What is no number within range leaves the value as it was.
    private final class WholeNumber extends IntegerStringConverter {
        @Override
        public Integer fromString(String text) {
            try {
                return Math.clamp(super.fromString(text), 1, TrainingSettings.MOST_EPOCHS);
            } catch (NumberFormatException | NullPointerException e) {
                return settings.epochsProperty().get();
            }
        }
    }
}
