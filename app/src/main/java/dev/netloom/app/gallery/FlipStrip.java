package dev.netloom.app.gallery;

import dev.netloom.app.results.EpochSlider;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.Predictions;
import java.util.List;
import java.util.stream.Collectors;
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
        words.setText(say(history, image));
        setAccessibleText(words.getText());
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
                box, new Tooltip(Texts.of(key, EpochSlider.say(result), classes.get(predictions.guess(image)))));
        box.setOnMouseClicked(event -> results.choose(index));
        return box;
    }

    /// "Right after 3 of 5 evaluations, changed twice".
    private static String say(List<Result> history, int image) {
        String pattern = history.stream()
                .map(result -> result.predictions().isRight(image) ? "1" : "0")
                .collect(Collectors.joining());
        long right = pattern.chars().filter(c -> c == '1').count();
        int flips = 0;
        for (int i = 1; i < pattern.length(); i++) {
            flips += pattern.charAt(i) == pattern.charAt(i - 1) ? 0 : 1;
        }
        return Texts.of("mistakes.flips", right, history.size(), flips);
    }
}
