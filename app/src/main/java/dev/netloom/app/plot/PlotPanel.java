package dev.netloom.app.plot;

import dev.netloom.app.training.BestEpoch;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A plot with its title and its legend.
final class PlotPanel extends VBox {
    private static final PseudoClass SMOOTHED = PseudoClass.getPseudoClass("smoothed");

    private final String key;
    private final List<Series> series;
    private final Plot plot;
    private final HBox header = new HBox();
    private double shownBeta = Double.NaN;
    private Optional<Button> turn = Optional.empty();

    /// @param key `KEY` is its title in the texts, `KEY.axis` says what is measured
    /// @param where a place of the x-axis in words
    PlotPanel(String key, List<Series> series, DoubleFunction<String> where, DoubleFunction<String> ticks) {
        this.key = key;
        this.series = series;
        plot = new Plot(series, Texts.of("curves.epoch"), Texts.of(key + ".axis"), ticks, where);
        plot.setId(key.replace('.', '-'));
        plot.setAccessibleHelp(Texts.of("curves.keys"));
        VBox.setVgrow(plot, Priority.ALWAYS);
        header.getStyleClass().add("curves-header");
        header.setAlignment(Pos.CENTER_LEFT);
        Label title = Controls.label(Texts.of(key), "curves-title");
        title.setMinWidth(USE_PREF_SIZE);
        header.getChildren().add(title);
        if (series.size() > 1) {
            series.forEach(one -> header.getChildren().add(entry(one)));
        }
        getChildren().addAll(header, plot);
        getStyleClass().add("curves-panel");
        setMinWidth(0);
        setPrefWidth(series.size() > 2 ? 460 : series.size() > 1 ? 340 : 260);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    Plot plot() {
        return plot;
    }

    List<Series> series() {
        return series;
    }

    Optional<Button> turnButton() {
        return turn;
    }

    /// A button that shows another plot in this place, where there is no room for both.
    void addTurn(Runnable action) {
        Button button = new Button(Texts.of(key + ".turn"), Icons.of("mdi2s-swap-horizontal"));
        button.setId(plot.getId() + "-turn");
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(Texts.of(key + ".turn.tip"));
        button.setTooltip(Controls.tooltip(Texts.of(key + ".turn.tip")));
        button.setOnAction(event -> action.run());
        header.getChildren().add(1, button);
        turn = Optional.of(button);
    }

    void appear(boolean shown, boolean inTurn) {
        setVisible(shown);
        setManaged(shown);
        turn.ifPresent(button -> {
            button.setVisible(inTurn);
            button.setManaged(inTurn);
        });
    }

    /// Shows the smoothed line beside the raw one, which then is paler; not where nothing is smoothed.
    void smooth(double beta) {
        if (beta == shownBeta) {
            return;
        }
        shownBeta = beta;
        boolean smoothed = beta > 0;
        plot.lookupAll(".running").forEach(line -> line.pseudoClassStateChanged(SMOOTHED, smoothed));
        plot.lookupAll(".plot-line.smooth").forEach(line -> line.setVisible(smoothed));
        header.lookupAll("#curves-smooth-legend").forEach(entry -> {
            entry.setVisible(smoothed);
            entry.setManaged(smoothed);
        });
    }

    void flag(CurvesModel model) {
        Optional<BestEpoch> best = model.best();
        plot.flag(
                best.map(epoch ->
                        new DecimatedSeries.Point(epoch.step(), epoch.judged().accuracy())),
                best.map(epoch -> Texts.of("curves.best.flag", epoch.judged().accuracy()))
                        .orElse(""));
    }

    void show(AxisScale x, DoubleFunction<String> xWords, AxisScale y, CurvesModel model) {
        header.lookupAll("#curves-averaged-legend").forEach(entry -> {
            boolean averaged = series.stream()
                    .anyMatch(one -> one.key().equals(CurvesModel.AVERAGED)
                            && !one.values().isEmpty());
            entry.setVisible(averaged);
            entry.setManaged(averaged);
        });
        plot.mark(model.marks());
        plot.show(x, xWords, y);
        speak(model, Optional.empty());
    }

    /// Says the newest values, or those at a place of the x-axis.
    void speak(CurvesModel model, Optional<Double> place) {
        List<String> parts = new ArrayList<>();
        for (Series one : series) {
            place.flatMap(one::nearest)
                    .or(() ->
                            place.isPresent() ? Optional.empty() : one.values().last())
                    .ifPresent(point -> parts.add(Texts.of(
                            "curves.spoken.value",
                            Texts.of(one.key()),
                            one.words().apply(point.y()),
                            model.where(point.x()))));
        }
        String spoken = parts.isEmpty() ? Texts.of("curves.spoken.nothing") : String.join("; ", parts);
        plot.setAccessibleText(Texts.of("curves.spoken", Texts.of(key), spoken));
    }

    private static HBox entry(Series series) {
        Label name = Controls.label(Texts.of(series.key()));
        HBox entry = new HBox(PlotHover.swatch(series), name);
        entry.setId(series.key().replace('.', '-') + "-legend");
        entry.getStyleClass().add("curves-entry");
        if (series.marked()) {
            entry.setMinWidth(USE_PREF_SIZE); // long names yield to short ones
        }
        Tooltip.install(entry, Controls.tooltip(Texts.of(series.key() + ".tip")));
        return entry;
    }
}
