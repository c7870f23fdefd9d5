package dev.netloom.app.gallery;

import dev.netloom.app.results.EpochSlider;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.Predictions;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One digit through the epochs: a box for each, green where it was recognised, red where it was
/// not. A click looks at that epoch.
final class FlipStrip extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double WIDEST = 12;

    private final ResultsModel results;
    private final HBox boxes = new HBox();
    private final Label words = new Label();

    FlipStrip(ResultsModel results) {
        this.results = results;
        getStyleClass().add("flip-strip");
        boxes.getStyleClass().add("flip-boxes");
        boxes.setAlignment(Pos.CENTER);
        words.getStyleClass().add("text-muted");
        setAlignment(Pos.CENTER);
        getChildren().addAll(boxes, words);
    }

    /// @param width that all boxes together may take
    void show(int image, List<String> classes, double width) {
        List<Result> history = results.historyProperty().get();
        boxes.getChildren().clear();
        double side = Math.clamp(width / Math.max(1, history.size()) - 1, 1, WIDEST);
        for (int i = 0; i < history.size(); i++) {
            boxes.getChildren().add(box(i, image, classes, side));
        }
        long right = history.stream()
                .filter(result -> result.predictions().isRight(image))
                .count();
        words.setText(Texts.of("mistakes.flips", right, history.size()));
        setAccessibleText(Texts.of("mistakes.flips.all", right, history.size(), flips(history, image)));
        boolean several = history.size() > 1;
        setVisible(several);
        setManaged(several);
    }

    private Region box(int index, int image, List<String> classes, double side) {
        Result result = results.historyProperty().get().get(index);
        Predictions predictions = result.predictions();
        boolean right = predictions.isRight(image);
        Region box = new Region();
        box.getStyleClass().addAll("flip-box", right ? "right" : "wrong");
        box.setMinSize(side, WIDEST);
        box.setMaxSize(side, WIDEST);
        box.pseudoClassStateChanged(CHOSEN, index == results.chosenProperty().get());
        String key = right ? "mistakes.flip.right" : "mistakes.flip.wrong";
        Tooltip.install(
                box, Controls.tooltip(Texts.of(key, EpochSlider.say(result), classes.get(predictions.guess(image)))));
        box.setOnMouseClicked(event -> results.choose(index));
        return box;
    }

    /// How often the verdict changed.
    private static int flips(List<Result> history, int image) {
        int flips = 0;
        for (int i = 1; i < history.size(); i++) {
            boolean before = history.get(i - 1).predictions().isRight(image);
            flips += history.get(i).predictions().isRight(image) == before ? 0 : 1;
        }
        return flips;
    }
}
