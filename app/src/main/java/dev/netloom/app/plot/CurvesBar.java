package dev.netloom.app.plot;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How the curves are shown: scale, smoothing, axis; and what may be done with them.
final class CurvesBar extends HBox {
    /// The longest average is over some 1,000 batches.
    private static final double DECADES = 3;

    private final CheckBox logarithmic = new CheckBox(Texts.of("curves.log"));
    private final ToggleButton epochs = new ToggleButton(Texts.of("curves.axis.epochs"));
    private final Label smoothing = Controls.label(Texts.of("curves.smoothing"), "text-muted");
    private final BestMenu best;
    private final MenuButton export;
    private final Button all;

    /// @param changed is run where something is to be shown in another way
    CurvesBar(CurvesModel model, BestMenu best, Runnable changed, Runnable seeAll, ExportMenu export) {
        this.best = best;
        this.export = export;
        getStyleClass().add("curves-bar");
        setAlignment(Pos.CENTER_LEFT);
        logarithmic.setId("curves-log");
        logarithmic.setSelected(true);
        logarithmic.setMinWidth(USE_PREF_SIZE);
        logarithmic.setTooltip(Controls.tooltip(Texts.of("curves.log.tip")));
        logarithmic.selectedProperty().subscribe((before, now) -> changed.run());
        all = allButton("curves-all", seeAll);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        getChildren()
                .addAll(
                        logarithmic,
                        smoothing(model),
                        axis(changed),
                        all,
                        spring,
                        best,
                        export,
                        new Explanation("curves-about", "curves.about"));
    }

    /// A button that shows all again.
    static Button allButton(String id, Runnable seeAll) {
        Button all = new Button(null, Icons.of("mdi2m-magnify-minus-outline"));
        all.setId(id);
        all.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        all.setMinWidth(USE_PREF_SIZE);
        all.setAccessibleText(Texts.of("curves.all"));
        all.setTooltip(Controls.tooltip(Texts.of("curves.all")));
        all.setOnAction(event -> seeAll.run());
        return all;
    }

    boolean isLogarithmic() {
        return logarithmic.isSelected();
    }

    boolean showsEpochs() {
        return epochs.isSelected();
    }

    /// @param narrow where icons have to do without their words
    void fit(boolean narrow) {
        best.shorten(narrow);
        export.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        smoothing.setVisible(!narrow);
        smoothing.setManaged(!narrow);
    }

    /// @param zoomed true while only a part of the run is seen
    void follow(boolean zoomed) {
        all.setDisable(!zoomed);
    }

    private HBox smoothing(CurvesModel model) {
        Slider slider = new Slider(0, DECADES, place(model.smoothing()));
        slider.setId("curves-smoothing");
        slider.setPrefWidth(90);
        slider.setMinWidth(50);
        slider.setBlockIncrement(0.2);
        Label value = Controls.label("", "curves-beta");
        value.setId("curves-beta");
        smoothing.setLabelFor(slider);
        smoothing.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(USE_PREF_SIZE);
        slider.setTooltip(Controls.tooltip(""));
        slider.valueProperty().subscribe(place -> {
            double beta = beta(place.doubleValue());
            if (!slider.isValueChanging() || model.smoothsAtOnce()) {
                model.smooth(beta);
            }
            value.setText(beta == 0 ? Texts.of("curves.smoothing.off") : Texts.of("curves.smoothing.beta", beta));
            String words = Texts.of("curves.smoothing.tip", beta, Math.round(1 / (1 - beta)));
            slider.getTooltip().setText(words);
            slider.setAccessibleText(words);
        });
        slider.valueChangingProperty().subscribe((before, now) -> model.smooth(beta(slider.getValue())));
        HBox box = new HBox(smoothing, slider, value);
        box.getStyleClass().add("curves-smoothing");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /// β of a place on the slider: an average over some 10^place batches; rounded to what is shown.
    static double beta(double place) {
        return Math.round(1000 * (1 - Math.pow(10, -place))) / 1000.0;
    }

    private static double place(double beta) {
        return -Math.log10(1 - beta);
    }

    private HBox axis(Runnable changed) {
        ToggleButton batches = new ToggleButton(Texts.of("curves.axis.batches"));
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(epochs, batches);
        epochs.setId("curves-axis-epochs");
        batches.setId("curves-axis-batches");
        epochs.setSelected(true);
        epochs.getStyleClass().addAll(Styles.LEFT_PILL, Styles.SMALL);
        batches.getStyleClass().addAll(Styles.RIGHT_PILL, Styles.SMALL);
        epochs.setTooltip(Controls.tooltip(Texts.of("curves.axis.epochs.tip")));
        batches.setTooltip(Controls.tooltip(Texts.of("curves.axis.batches.tip")));
        epochs.setMinWidth(USE_PREF_SIZE);
        batches.setMinWidth(USE_PREF_SIZE);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true); // one of the two is always meant
            } else {
                changed.run();
            }
        });
        HBox axis = new HBox(epochs, batches);
        axis.setAlignment(Pos.CENTER_LEFT);
        return axis;
    }
}
