package dev.netloom.app.gallery;

import dev.netloom.app.image.Pictures;
import dev.netloom.app.results.DigitReader;
import dev.netloom.app.results.KeptVerdicts;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.inspect.FeatureMaps;
import dev.netloom.engine.inspect.Recognition;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// One digit in all detail: the image, the probabilities of every class, when it was recognised,
/// and the feature maps of every block, made with the weights as they are now.
final class DigitPage extends ScrollPane {
    private static final int SMALLEST = 112;
    private static final int LARGEST = 448;

    private final ResultsModel results;
    private final LiveWeights watch;
    private final DigitReader reader = new DigitReader(this::show, this::fail);
    private final ImageView image = new ImageView();
    private final Label verdict = new Label();
    private final Label disputed = Controls.paragraph("", "disputed");
    private final Label note = Controls.paragraph("", "text-muted");
    private final ProbabilityBars bars = new ProbabilityBars(200);
    private final FlipStrip strip;
    private final VerdictButtons judging;
    private final Label now = Controls.paragraph("", "text-muted");
    private final VBox layers = new VBox();
    private final FlowPane doors = new FlowPane();
    private final Throttle throttle = new Throttle(Duration.millis(300), this::look);
    private Mistake mistake;

    DigitPage(ResultsModel results, KeptVerdicts verdicts, LiveWeights watch) {
        this.results = results;
        this.judging = new VerdictButtons(verdicts);
        this.watch = watch;
        strip = new FlipStrip(results);
        setId("digit-page");
        getStyleClass().addAll("digit-page", "edge-to-edge");
        setFitToWidth(true);
        setFocusTraversable(true);
        verdict.getStyleClass().add("page-title");
        verdict.setId("digit-verdict");
        now.setId("digit-now");
        layers.setId("digit-layers");
        layers.getStyleClass().add("digit-layers");
        doors.getStyleClass().add("looks-doors");
        VBox words = new VBox(verdict, disputed, bars, note, judging, strip, doors);
        words.getStyleClass().add("digit-words");
        HBox top = new HBox(image, words);
        top.getStyleClass().add("digit-top");
        VBox all = new VBox(top, Controls.label(Texts.of("digit.maps"), "gallery-title"), now, layers);
        all.getStyleClass().add("digit-all");
        setContent(all);
        activeProperty().set(false);
        watch.activeProperty().bind(activeProperty());
        watch.subscribe(throttle::request);
        widthProperty().subscribe(this::describe);
        results.chosenProperty().subscribe(this::describe);
        results.historyProperty().subscribe(this::describe);
    }

    /// True while somebody looks.
    BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// Adds a way to another view of the digit.
    ///
    /// @param id of its button, and with a dot for the dash the key of its texts
    /// @param look is given the place of the digit in its file
    void offer(String id, IntConsumer look) {
        String key = id.replace('-', '.');
        Button door = new Button(Texts.of(key));
        door.setId(id);
        door.getStyleClass().add("looks-button");
        door.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        door.setOnAction(event -> look.accept(mistake.image()));
        doors.getChildren().add(door);
    }

    void show(Mistake mistake) {
        this.mistake = mistake;
        describe();
        throttle.request();
    }

    private void describe() {
        Dataset data = results.dataProperty().get();
        Result result = results.chosen().orElse(null);
        results.historyProperty().get();
        if (mistake == null
                || data == null
                || result == null
                || !activeProperty().get()) {
            return;
        }
        mistake = Mistake.of(
                mistake.image(),
                result.predictions(),
                results.before().map(Result::predictions).orElse(null));
        image.setImage(
                Pictures.of(data.test(), mistake.image(), Math.clamp((long) (getWidth() * 0.3), SMALLEST, LARGEST)));
        verdict.setText(MistakePreview.verdict(data, mistake));
        MistakePreview.tellDispute(disputed, results, mistake.image());
        judging.show(mistake.image(), mistake.label(), data.classes());
        float[] probabilities = result.predictions().probabilities(mistake.image());
        bars.show(data.classes(), probabilities, mistake.label());
        note.setText(Texts.of(
                probabilities.length == 0 ? "mistakes.not-kept" : "digit.sure", mistake.confidence(), mistake.loss()));
        strip.show(mistake.image(), data.classes(), 320);
    }

    private void look() {
        Dataset data = results.dataProperty().get();
        if (mistake == null
                || data == null
                || watch.graph().isEmpty()
                || watch.weights().isEmpty()) {
            now.setText(Texts.of("digit.no-weights"));
            return;
        }
        float[] pixels = new float[data.test().shape().size()];
        data.seenWith(watch.weights().get().input()).test().copyTo(mistake.image(), pixels, 0);
        reader.read(watch.graph().get(), watch.weights().get(), pixels, true);
    }

    private void show(Recognition sight) {
        Dataset data = results.dataProperty().get();
        now.setText(Texts.of("digit.now", data.classes().get(sight.guess()), sight.confidence()));
        for (int i = 0; i < sight.maps().size(); i++) {
            FeatureMaps maps = sight.maps().get(i);
            if (i == layers.getChildren().size()) {
                layers.getChildren().add(new MapSheet());
            }
            ((MapSheet) layers.getChildren().get(i)).show(maps, getWidth() - 60);
        }
        layers.getChildren().remove(sight.maps().size(), layers.getChildren().size());
    }

    private void fail(Exception failure) {
        layers.getChildren().clear();
        now.setText(Texts.of("digit.failed", String.valueOf(failure.getMessage())));
    }
}
