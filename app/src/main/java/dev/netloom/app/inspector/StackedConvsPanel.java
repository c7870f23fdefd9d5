package dev.netloom.app.inspector;

import dev.netloom.app.diagram.StackedConvs;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// **5×5 against stacked 3×3**: what one large window costs beside small ones that see as much, for the channels of
/// the selected convolution and any number of channels between the small ones.
final class StackedConvsPanel extends VBox {
    private final Label why = Controls.paragraph("", "comparison-why");
    private final Cost single = new Cost("single");
    private final Cost stacked = new Cost("stacked");
    private final Slider slider = new Slider();
    private final Spinner<Integer> spinner;
    private StackedConvs convs;

    StackedConvsPanel(StackedConvs convs) {
        this.convs = convs;
        setId("stacked-convs");
        getStyleClass().add("comparison");
        int most = 2 * Math.max(convs.in(), convs.out());
        spinner = new Counter(1, most, convs.middle());
        spinner.setId("stacked-middle");
        spinner.setEditable(true);
        spinner.setPrefWidth(84);
        spinner.setMinWidth(84);
        slider.setId("stacked-middle-slider");
        slider.setMin(1);
        slider.setMax(most);
        slider.setValue(convs.middle());
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMinWidth(40);
        slider.valueProperty()
                .subscribe(value -> spinner.getValueFactory().setValue((int) Math.round(value.doubleValue())));
        spinner.valueProperty().subscribe(value -> {
            if (value != null) {
                show(value);
            }
        });
        why.setId("stacked-why");
        spinner.setMinWidth(USE_PREF_SIZE);
        Label name = Controls.label(Texts.of("stacked.middle"), "setting-name");
        HBox middle = new HBox(8, slider, spinner);
        middle.getStyleClass().add("setting-line");
        Label title = Controls.label(Texts.of("stacked.title", convs.kernel()), "section");
        getChildren().addAll(title, single, stacked, name, middle, why);
    }

    private void show(int middle) {
        convs = convs.withMiddle(middle);
        slider.setValue(middle);
        double most = Math.max(convs.single(), convs.stacked());
        long saved = convs.single() - convs.stacked();
        single.show(Texts.of("stacked.single", convs.kernel()), convs.singleFormula(), convs.single(), most);
        stacked.show(Texts.of("stacked.stack", convs.layers()), convs.stackedFormula(), convs.stacked(), most);
        why.setText(String.join(
                "\n\n",
                Texts.of(
                        saved == 0 ? "stacked.equal" : saved > 0 ? "stacked.saves" : "stacked.costs",
                        Math.abs(saved),
                        Math.max(convs.single(), convs.stacked()) / (double) Math.min(convs.single(), convs.stacked())),
                Texts.of(
                        convs.in() == 1 ? "stacked.one-channel" : "stacked.why",
                        convs.singlePerPair(),
                        convs.stackedPerPair(),
                        convs.kernel(),
                        convs.layers(),
                        convs.out())));
    }

    /// One side of the comparison: its name, its sum, and a bar as long as its share of the larger one.
    private static final class Cost extends VBox {
        private final Label name = Controls.label("", "comparison-name");
        private final Label total = Controls.label("", "comparison-total");
        private final Label formula = Controls.paragraph("", "comparison-formula");
        private final ProgressBar bar = new ProgressBar(0);

        Cost(String id) {
            getStyleClass().addAll("comparison-cost", id);
            total.setId("stacked-" + id + "-total");
            formula.setId("stacked-" + id + "-formula");
            bar.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(name, total);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            getChildren().addAll(line, bar, formula);
        }

        void show(String what, String sum, long parameters, double most) {
            name.setText(what);
            formula.setText(sum);
            total.setText(Texts.of("number", parameters));
            bar.setProgress(parameters / most);
        }
    }
}
