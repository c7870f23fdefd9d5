package dev.netloom.app.maps;

import atlantafx.base.theme.Styles;
import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Shading;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.inspect.Trace;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Chooses the digit, and shows it with the part that the chosen value sees.
final class DigitPane extends VBox {
    private static final int SIDE = 112;
    private static final double NUMBER = 84;

    private final MapsModel model;
    private final IntegerSpinnerValueFactory numbers = new IntegerSpinnerValueFactory(0, 0, 0);
    private final Spinner<Integer> number = new Spinner<>(numbers);
    private final ToggleGroup sources = new ToggleGroup();
    private final PlaceMap picture = new PlaceMap("maps-picture", SIDE);
    private final HBox chips = new HBox();
    private final Label verdict = Controls.paragraph("", "maps-verdict");

    DigitPane(MapsModel model) {
        this.model = model;
        getStyleClass().add("maps-digit");
        number.setId("maps-number");
        number.setEditable(true);
        number.setPrefWidth(NUMBER);
        number.setMinWidth(NUMBER);
        number.setTooltip(Controls.tooltip(Texts.of("maps.number")));
        number.getEditor().setAccessibleText(Texts.of("maps.number"));
        number.disableProperty().bind(model.drawnProperty());
        numbers.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.indexProperty().set(chosen);
            }
        });
        verdict.setId("maps-verdict");
        ToggleButton test = source("maps-test", Styles.LEFT_PILL, false);
        test.setSelected(true);
        chips.getChildren().addAll(test, source("maps-drawn", Styles.RIGHT_PILL, true));
        chips.getStyleClass().add("chips");
        chips.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(picture, verdict);
        setMinHeight(0);
    }

    /// What chooses the digit, for the head of the view.
    List<Node> controls() {
        return List.of(chips, number);
    }

    private ToggleButton source(String id, String place, boolean drawn) {
        String key = id.replaceFirst("-", ".");
        ToggleButton toggle = new ToggleButton(Texts.of(key));
        toggle.setId(id);
        toggle.setToggleGroup(sources);
        toggle.getStyleClass().addAll("chip", place);
        toggle.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(event -> {
            toggle.setSelected(true);
            model.drawnProperty().set(drawn);
        });
        return toggle;
    }

    /// @param seen the part of the image that is looked at; empty for none
    void show(Trace trace, Optional<Region> seen) {
        Dataset data = model.data().orElseThrow();
        numbers.setMax(Math.max(0, data.test().size() - 1));
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
                model.drawnProperty().get()
                        ? Texts.of("maps.verdict.drawn", name, sure)
                        : Texts.of("maps.verdict", name(data, trace.label()), name, sure, trace.loss()));
        picture.setAccessibleText(verdict.getText());
    }

    private static String name(Dataset data, int label) {
        return label < data.classes().size() ? data.classes().get(label) : Integer.toString(label);
    }
}
