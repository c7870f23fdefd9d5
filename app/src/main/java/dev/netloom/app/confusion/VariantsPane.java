package dev.netloom.app.confusion;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.netloom.app.compare.VerdictWords;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.experiment.McNemar;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.Preset;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Test-time augmentation as a switch: every test image is judged by the mean over variants of it, and what that
/// brings
/// is said. It is computed in the background, and given up when the switch is turned off.
final class VariantsPane extends VBox {
    private static final Background.Lane LANE = new Background.Lane("variants");
    private static final Augmentation RULES = Preset.ACCURATE.plan().augmentation();
    private static final int USUAL = 8;
    private static final int MOST = 64;
    private static final long SEED = 1;

    private final LiveWeights watch;
    private final ObservableValue<Dataset> data;
    private final ToggleSwitch on = new ToggleSwitch(Texts.of("confusion.variants"));
    private final Spinner<Integer> count = new Counter(2, MOST, USUAL);
    private final ProgressBar bar = new ProgressBar(0);
    private final Button stop = new Button(Texts.of("confusion.variants.stop"));
    private final HBox going = new HBox(bar, stop);
    private final Label words = Controls.paragraph("", "text-muted");
    private final ReadOnlyObjectWrapper<Optional<Predictions>> averaged =
            new ReadOnlyObjectWrapper<>(this, "averaged", Optional.empty());
    private volatile Job current;

    /// One evaluation; whoever no longer wants it sets another one.
    private record Job(Graph graph, Weights weights, Dataset data, int variants) {}

    /// @param watch whose weights are evaluated
    /// @param data the images in use; null while there are none
    VariantsPane(LiveWeights watch, ObservableValue<Dataset> data) {
        this.watch = watch;
        this.data = data;
        setId("variants");
        getStyleClass().add("top-k");
        on.setId("variants-on");
        on.setTooltip(Controls.tooltip(Texts.of("confusion.variants.tip", RULES)));
        on.setMinWidth(USE_PREF_SIZE);
        count.setId("variants-count");
        count.setEditable(true);
        count.setPrefWidth(76);
        count.setMinWidth(76);
        count.getEditor().setAccessibleText(Texts.of("confusion.variants.count"));
        Label unit = Controls.label(Texts.of("confusion.variants.count"), "text-muted");
        FlowPane line = new FlowPane(8, 4, on, count, unit); // the side is narrow in a small window
        stop.setId("variants-stop");
        stop.getStyleClass().add(Styles.SMALL);
        stop.setOnAction(event -> on.setSelected(false));
        bar.setPrefWidth(150);
        bar.setMinWidth(40);
        bar.setAccessibleText(Texts.of("confusion.variants.going"));
        going.setAlignment(Pos.CENTER_LEFT);
        going.getStyleClass().add("compare-setting");
        going.managedProperty().bind(going.visibleProperty());
        going.setVisible(false);
        words.setId("variants-words");
        words.managedProperty().bind(words.textProperty().isNotEmpty());
        getChildren().addAll(line, going, words);
        on.selectedProperty().subscribe((before, now) -> turn());
        count.valueProperty().subscribe((before, now) -> turn());
        watch.subscribe(this::turnOff);
        data.subscribe(this::turnOff);
    }

    /// What the mean over the variants says; empty while the switch is off, or as long as it is not known.
    ReadOnlyObjectProperty<Optional<Predictions>> averagedProperty() {
        return averaged.getReadOnlyProperty();
    }

    /// How many variants that is.
    int variants() {
        return count.getValue();
    }

    /// Other weights or other images: what was found is true no longer.
    private void turnOff() {
        on.setSelected(false);
    }

    private void turn() {
        current = null;
        averaged.set(Optional.empty());
        going.setVisible(false);
        words.setText("");
        if (!on.isSelected() || count.getValue() == null) {
            return;
        }
        if (data.getValue() == null
                || watch.graph().isEmpty()
                || watch.weights().isEmpty()) {
            words.setText(Texts.of("confusion.variants.nothing"));
            return;
        }
        Job job = new Job(watch.graph().get(), watch.weights().get(), data.getValue(), count.getValue());
        current = job;
        bar.setProgress(0);
        going.setVisible(true);
        LANE.run(
                () -> Evaluator.evaluate(
                        job.graph(),
                        job.weights(),
                        job.data().seenWith(job.weights().input()).test(),
                        RULES,
                        job.variants(),
                        SEED,
                        share -> goOn(job, share)),
                found -> take(job, found),
                failure -> fail(job));
    }

    private boolean goOn(Job job, double share) {
        Background.show(() -> {
            if (job == current) {
                bar.setProgress(share);
            }
        });
        return job == current;
    }

    private void take(Job job, List<Evaluation> found) {
        if (job != current || found.isEmpty()) {
            return;
        }
        going.setVisible(false);
        Evaluation alone = found.getFirst();
        Evaluation mean = found.getLast();
        McNemar test = McNemar.of(alone.predictions(), mean.predictions());
        words.setText(Texts.of(
                "confusion.variants.words",
                mean.accuracy(),
                alone.accuracy(),
                VerdictWords.difference(test.difference(alone.total())),
                test.onlySecond(),
                test.onlyFirst(),
                test.showsDifference() ? 1 : 0,
                VerdictWords.p(test.p())));
        averaged.set(Optional.of(mean.predictions()));
    }

    private void fail(Job job) {
        if (job == current) {
            going.setVisible(false);
            words.setText(Texts.of("confusion.variants.failed"));
        }
    }
}
