package dev.netloom.app.compare;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// How often, how long and from how much the networks learn; start, pause and stop; how far it is.
final class CompareBar extends FlowPane {
    private static final int MOST_SEEDS = 20;
    private static final List<Integer> EPOCHS = List.of(CompareModel.AS_PREPARED, 1, 2, 3, 5, 10, 20);
    private static final List<Integer> DIGITS = List.of(CompareModel.AS_PREPARED, 600, 2000, 6000, 20000, 60000);

    private final CompareModel model;

    CompareBar(CompareModel model) {
        this.model = model;
        getStyleClass().add("compare-bar");
        getChildren()
                .addAll(
                        buttons(),
                        labelled("compare.seeds", seeds()),
                        labelled("compare.epochs", choice("compare.epochs", EPOCHS, model.epochsProperty())),
                        labelled("compare.digits", choice("compare.digits", DIGITS, model.digitsProperty())),
                        standing());
    }

    private HBox buttons() {
        Button start = new Button(Texts.of("compare.start"), Icons.of("mdi2p-play"));
        start.setId("compare-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.setMinWidth(USE_PREF_SIZE);
        start.setTooltip(Controls.tooltip(Texts.of("compare.start.tip")));
        start.setAccessibleHelp(Texts.of("compare.start.tip"));
        start.setOnAction(event -> model.start());
        Button pause = Controls.iconButton("compare-pause", "mdi2p-pause", null, this::pauseOrResume);
        Button stop = Controls.iconButton("compare-stop", "mdi2s-stop", null, model::stop);
        model.stateProperty().subscribe(state -> {
            start.setDisable(state.isActive());
            pause.setDisable(state != CompareModel.State.RUNNING && state != CompareModel.State.PAUSED);
            stop.setDisable(!state.isActive() || state == CompareModel.State.STOPPING);
            boolean still = state == CompareModel.State.PAUSED;
            pause.setGraphic(Icons.of(still ? "mdi2p-play-pause" : "mdi2p-pause"));
            String name = Texts.of(still ? "command.compare-resume" : "command.compare-pause");
            pause.getTooltip().setText(name);
            pause.setAccessibleText(name);
        });
        HBox buttons = new HBox(start, pause, stop);
        buttons.getStyleClass().add("compare-buttons");
        return buttons;
    }

    private void pauseOrResume() {
        if (model.stateProperty().get() == CompareModel.State.PAUSED) {
            model.resume();
        } else {
            model.pause();
        }
    }

    private Spinner<Integer> seeds() {
        Spinner<Integer> seeds =
                new Counter(1, MOST_SEEDS, model.seedsProperty().get());
        seeds.setId("compare-seeds");
        seeds.setEditable(true);
        seeds.setPrefWidth(72);
        dress(seeds, "compare.seeds");
        seeds.valueProperty().subscribe(value -> {
            if (value != null) {
                model.seedsProperty().set(value);
            }
        });
        model.seedsProperty()
                .subscribe(() ->
                        seeds.getValueFactory().setValue(model.seedsProperty().get()));
        return seeds;
    }

    private ComboBox<Integer> choice(String key, List<Integer> values, IntegerProperty chosen) {
        ComboBox<Integer> choice = new ComboBox<>();
        choice.setId(key.replace('.', '-'));
        choice.getItems().setAll(values);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer value) {
                return value == null || value == CompareModel.AS_PREPARED
                        ? Texts.of("compare.as-prepared")
                        : Texts.of(key + ".value", value);
            }

            @Override
            public Integer fromString(String text) {
                return null; // nobody types here
            }
        });
        dress(choice, key);
        choice.setOnAction(event -> chosen.set(choice.getValue()));
        chosen.subscribe(() -> choice.setValue(chosen.get()));
        choice.setValue(chosen.get());
        return choice;
    }

    private void dress(javafx.scene.control.Control control, String key) {
        control.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        control.setAccessibleText(Texts.of(key));
        control.setAccessibleHelp(Texts.of(key + ".tip"));
        model.stateProperty().subscribe(state -> control.setDisable(state.isActive()));
    }

    private static HBox labelled(String key, javafx.scene.Node control) {
        Label label = Controls.label(Texts.of(key), "text-muted");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        HBox line = new HBox(label, control);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("compare-setting");
        return line;
    }

    private HBox standing() {
        ProgressBar bar = new ProgressBar();
        bar.setId("compare-progress");
        bar.progressProperty().bind(model.progressProperty());
        bar.setPrefWidth(110);
        bar.setAccessibleText(Texts.of("compare.progress"));
        model.stateProperty().subscribe(state -> {
            bar.setVisible(state.isActive());
            bar.setManaged(state.isActive());
        });
        Label notice = Controls.label("", "compare-notice");
        notice.setId("compare-notice");
        notice.textProperty().bind(model.noticeProperty());
        notice.setWrapText(true);
        HBox standing = new HBox(bar, notice);
        standing.setAlignment(Pos.CENTER_LEFT);
        standing.getStyleClass().add("compare-setting");
        return standing;
    }
}
