package dev.netloom.app.slowmotion;

import dev.netloom.app.gallery.MapSheet;
import dev.netloom.app.gallery.ProbabilityBars;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One batch on its way through the network: the stop where it is, with its formula, its numbers and a picture.
public final class SlowMotionView extends VBox {
    private static final double BARS = 180;
    private static final double MARGIN = 24;
    private static final double WORDS = 0.4;

    private final SlowMotion motion;
    private final EmptyState empty = new EmptyState("slow.empty");
    private final Label title = Controls.label("", "slow-title");
    private final Label formula = Controls.paragraph("", "slow-formula");
    private final GridPane facts = new GridPane();
    private final Label caption = Controls.label("", "text-muted");
    private final MapSheet maps = new MapSheet();
    private final ProbabilityBars bars = new ProbabilityBars(BARS);
    private final ScrollPane picture = new ScrollPane();
    private final VBox words = new VBox(title, formula, facts);
    private final HBox body = new HBox();

    public SlowMotionView(SlowMotion motion) {
        this.motion = motion;
        setId("slow-motion");
        setMinWidth(0);
        getStyleClass().add("slow-motion");
        title.setId("slow-title");
        formula.setId("slow-formula");
        facts.setId("slow-facts");
        facts.getStyleClass().add("slow-facts");
        words.getStyleClass().add("slow-words");
        ScrollPane left = new ScrollPane(words);
        left.setFitToWidth(true);
        left.getStyleClass().addAll("slow-scroll", "edge-to-edge");
        left.prefWidthProperty().bind(widthProperty().multiply(WORDS));
        left.setMinWidth(280);
        picture.setId("slow-picture");
        picture.getStyleClass().addAll("slow-scroll", "edge-to-edge");
        VBox right = new VBox(caption, picture);
        right.getStyleClass().add("slow-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        VBox.setVgrow(picture, Priority.ALWAYS);
        body.getChildren().addAll(left, right);
        body.getStyleClass().add("slow-body");
        StackPane middle = new StackPane(body, empty);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(new StepStageBar(motion), middle);
        motion.walkProperty().subscribe(this::refresh);
        motion.placeProperty().subscribe(this::refresh);
        motion.activeProperty().subscribe(this::refresh);
        // While it is laid out, only the picture may change: what is put in then would not be laid out any more.
        picture.widthProperty()
                .subscribe((before, width) -> motion.stop()
                        .filter(stop -> stop instanceof StepPhase.Forward || stop instanceof StepPhase.Backward)
                        .ifPresent(this::draw));
        refresh();
    }

    private void refresh() {
        boolean walked = motion.walkProperty().get() != null;
        body.setVisible(walked);
        empty.setVisible(!walked);
        if (walked && motion.activeProperty().get()) {
            motion.stop().ifPresent(this::show);
        }
    }

    private void show(StepPhase stop) {
        StepStageWords said = StepStageWords.of(motion.walkProperty().get(), stop, classes());
        title.setText(said.title());
        formula.setText(said.formula());
        caption.setText(said.caption());
        words.setAccessibleText(said.spoken());
        for (var phase : dev.netloom.app.canvas.ActivityHighlights.Phase.values()) {
            title.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(phase.name().toLowerCase(Locale.ROOT)), phase == stop.phase());
        }
        facts.getChildren().clear();
        for (StepStageWords.Fact fact : said.facts()) {
            Label name = Controls.label(fact.name(), "text-muted");
            name.setMinWidth(USE_PREF_SIZE);
            facts.addRow(facts.getRowCount(), name, Controls.paragraph(fact.value(), "slow-value"));
        }
        draw(stop);
    }

    private void draw(StepPhase stop) {
        String said = caption.getText();
        picture.setContent(
                switch (stop) {
                    case StepPhase.Forward forward -> sheet(forward.part().first(), said);
                    case StepPhase.Backward backward -> sheet(backward.part().first(), said);
                    case StepPhase.Loss loss -> bars(loss);
                    case StepPhase.Update update -> new UpdateBars(update);
                });
    }

    private MapSheet sheet(dev.netloom.engine.inspect.FeatureMaps shown, String said) {
        maps.show(shown, said, Math.max(120, picture.getWidth() - MARGIN));
        return maps;
    }

    private ProbabilityBars bars(StepPhase.Loss loss) {
        List<Float> given = loss.part().probabilities();
        float[] probabilities = new float[given.size()];
        IntStream.range(0, probabilities.length).forEach(k -> probabilities[k] = given.get(k));
        bars.show(classes(), probabilities, loss.part().label());
        return bars;
    }

    private List<String> classes() {
        return motion.session().dataProperty().get().classes();
    }
}
