package dev.netloom.app.results;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/// Chooses the epoch that is looked at, where there are several.
public final class EpochSlider extends HBox {
    private final ResultsModel results;
    private final Slider slider = new Slider(0, 1, 0);
    private boolean following;

    public EpochSlider(String id, ResultsModel results) {
        this.results = results;
        getStyleClass().add("epoch-slider");
        setAlignment(Pos.CENTER_LEFT);
        slider.setId(id);
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setPrefWidth(120);
        slider.setMinWidth(60);
        slider.setTooltip(Controls.tooltip(Texts.of("results.epoch.tip")));
        slider.setAccessibleText(Texts.of("results.epoch.tip"));
        getChildren().add(slider);
        slider.valueProperty().subscribe(value -> {
            if (!following) {
                results.choose((int) Math.round(value.doubleValue()));
            }
        });
        results.historyProperty().subscribe(this::follow);
        results.chosenProperty().subscribe(this::follow);
        follow();
    }

    private void follow() {
        List<Result> history = results.historyProperty().get();
        following = true;
        slider.setMax(Math.max(1, history.size() - 1));
        if (Math.round(slider.getValue()) != results.chosenProperty().get()) {
            slider.setValue(Math.max(0, results.chosenProperty().get()));
        }
        following = false;
        slider.setVisible(history.size() > 1);
        slider.setManaged(history.size() > 1);
    }

    /// The moment of a result, in words.
    public static String say(Result result) {
        return switch (result.moment()) {
            case EPOCH -> Texts.of("results.epoch", result.epoch());
            case END -> Texts.of("results.end");
            case SHIPPED -> Texts.of("results.shipped");
        };
    }
}
