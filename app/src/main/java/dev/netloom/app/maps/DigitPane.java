package dev.netloom.app.maps;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.DigitPicker;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.inspect.Trace;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Chooses the digit, and shows it with the part that the chosen value sees.
final class DigitPane extends VBox {
    private static final int SMALLEST = 84;
    private static final int LARGEST = 280;
    private static final int AROUND = 38;
    private static final int WORDS = 112;

    /// What stands above and below the picture.
    private static final int OTHERS = 112;

    private final MapsModel model;
    private final DigitPicker picker;
    private final PlaceMap picture = new PlaceMap("maps-picture", SMALLEST);
    private final Label verdict = Controls.paragraph("", "maps-verdict");

    DigitPane(MapsModel model) {
        this.model = model;
        picker = new DigitPicker("maps", model.choice());
        getStyleClass().add("maps-digit");
        verdict.setId("maps-verdict");
        getChildren().addAll(picture, verdict);
        setMinHeight(0);
    }

    /// As large as there is room, from the next time on that it is shown.
    void fit(double height) {
        int side = Math.clamp((long) Math.min(height - OTHERS, height / 2), SMALLEST, LARGEST) / 28 * 28;
        picture.setSide(side);
        double width = Math.max(side, WORDS) + AROUND;
        setMinWidth(width);
        setMaxWidth(width);
    }

    /// What chooses the digit, for the head of the view.
    DigitPicker picker() {
        return picker;
    }

    /// @param seen the part of the image that is looked at; empty for none
    void show(Trace trace, Optional<Region> seen) {
        Dataset data = model.data().orElseThrow();
        picker.offer(data.test().size());
        String input = trace.graph().nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .findFirst()
                .orElseThrow()
                .id();
        picture.show(trace.shapes().get(input), trace.values().get(input), 0, new Shading(ColourMap.GREY, 0, 1), seen);
        int guess = 0;
        for (int k = 1; k < trace.probabilities().size(); k++) {
            guess = trace.probabilities().get(k) > trace.probabilities().get(guess) ? k : guess;
        }
        String name = name(data, guess);
        float sure = trace.probabilities().get(guess);
        verdict.setText(
                model.choice().drawnProperty().get()
                        ? Texts.of("maps.verdict.drawn", name, sure)
                        : Texts.of("maps.verdict", name(data, trace.label()), name, sure, trace.loss()));
        picture.setAccessibleText(verdict.getText());
    }

    private static String name(Dataset data, int label) {
        return label < data.classes().size() ? data.classes().get(label) : Integer.toString(label);
    }
}
