package dev.netloom.app.training;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/// How fast a run may go, from a batch in five seconds to as many as it can: equal ways of the slider are equal ratios.
public final class SpeedSlider extends HBox {
    private static final double SLOWEST = 0.2;
    private static final double FASTEST = 200;

    /// From here on it is full speed.
    private static final double FULL = 0.96;

    private static final double KEY = 0.08;

    private final Slider slider = new Slider(0, 1, 1);
    private final Label words = Controls.label("", "speed-words");
    private final DoubleProperty pace;

    /// @param pace batches a second; infinity for as many as can be
    public SpeedSlider(String id, DoubleProperty pace) {
        this.pace = pace;
        getStyleClass().add("speed");
        setAlignment(Pos.CENTER_LEFT);
        slider.setId(id);
        slider.setPrefWidth(110);
        slider.setMinWidth(70);
        slider.setBlockIncrement(KEY);
        slider.setTooltip(Controls.tooltip(Texts.of("speed.tip")));
        words.setId(id + "-words");
        words.setMinWidth(USE_PREF_SIZE);
        words.setLabelFor(slider);
        getChildren().addAll(slider, words);
        pace.subscribe(this::follow);
        follow();
        slider.valueProperty().subscribe((before, place) -> {
            double wanted = paceAt(place.doubleValue());
            if (wanted != pace.get()) {
                pace.set(wanted);
            }
        });
    }

    private void follow() {
        if (paceAt(slider.getValue()) != pace.get()) {
            slider.setValue(placeOf(pace.get()));
        }
        words.setText(say(pace.get()));
        slider.setAccessibleText(Texts.of("speed.spoken", words.getText()));
    }

    /// Goes one key's way along the slider, up for 1 and down for -1.
    static void move(DoubleProperty pace, int way) {
        double place = Math.min(placeOf(pace.get()), FULL) + way * KEY;
        pace.set(paceAt(Math.max(0, place)));
    }

    /// Rounded, so that words and pace say the same.
    static double paceAt(double place) {
        if (place >= FULL) {
            return Double.POSITIVE_INFINITY;
        }
        double exact = SLOWEST * Math.pow(FASTEST / SLOWEST, place / FULL);
        double unit = exact < 1 ? 0.05 : exact < 10 ? 0.5 : 5;
        return Math.max(SLOWEST, Math.round(exact / unit) * unit);
    }

    static double placeOf(double pace) {
        return pace > FASTEST ? 1 : FULL * Math.log(Math.max(pace, SLOWEST) / SLOWEST) / Math.log(FASTEST / SLOWEST);
    }

    /// A pace in words: `A batch every 5 s`, `10 batches/s`, `Full speed`.
    static String say(double pace) {
        if (Double.isInfinite(pace)) {
            return Texts.of("speed.full");
        }
        return pace < 1 ? Texts.of("speed.slow", 1 / pace) : Texts.of("speed.steps", pace);
    }
}
