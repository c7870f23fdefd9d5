package dev.netloom.app.plot;

import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Loss and accuracy of the run, side by side, live.
public final class CurvesView extends StackPane {
    private static final int MOST_X_TICKS = 10;

    /// Less than the tenth of a second between two deliveries of events: the curves are drawn in the frame that the
    /// status is, instead of one of their own.
    private static final Duration APART = Duration.millis(80);

    private final CurvesModel model;
    private final CheckBox logarithmic = new CheckBox(Texts.of("curves.log"));
    private final Plot loss;
    private final Plot accuracy;
    private final HBox plots;
    private final EmptyState empty = new EmptyState("curves.empty");
    private final Throttle throttle = new Throttle(APART, this::refresh);

    public CurvesView(CurvesModel model) {
        this.model = model;
        setId("curves");
        getStyleClass().add("curves");
        loss = plot(model.loss(), "curves.loss", CurvesView::plain);
        accuracy = plot(model.accuracy(), "curves.accuracy", CurvesView::percent);
        logarithmic.setId("curves-log");
        logarithmic.setSelected(true);
        logarithmic.setTooltip(new Tooltip(Texts.of("curves.log.tip")));
        logarithmic.selectedProperty().subscribe(throttle::request);
        FlowPane lossHeader = header("curves.loss", model.loss(), logarithmic);
        FlowPane accuracyHeader = header("curves.accuracy", model.accuracy());
        accuracyHeader.minHeightProperty().bind(lossHeader.heightProperty());
        plots = new HBox(panel(lossHeader, loss), panel(accuracyHeader, accuracy));
        plots.getStyleClass().add("curves-plots");
        getChildren().addAll(plots, empty);
        model.versionProperty().subscribe(throttle::request);
        throttle.request();
    }

    /// True while somebody looks: hidden curves are not drawn.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    private void refresh() {
        empty.setVisible(model.isEmpty());
        plots.setVisible(!model.isEmpty());
        Scale epochs = Ranges.epochs(model.reached(), MOST_X_TICKS);
        loss.show(epochs, Ranges.loss(model.loss(), logarithmic.isSelected()));
        accuracy.show(epochs, Ranges.accuracy(model.accuracy()));
    }

    private Plot plot(List<Series> series, String key, DoubleFunction<String> ticks) {
        Plot plot = new Plot(series, Texts.of("curves.epoch"), Texts.of(key + ".axis"), ticks, model::where);
        plot.setId(key.replace('.', '-'));
        plot.setAccessibleText(Texts.of(key));
        VBox.setVgrow(plot, Priority.ALWAYS);
        return plot;
    }

    /// Title and legend side by side, or one above the other where there is no room.
    private static FlowPane header(String key, List<Series> series, Node... extras) {
        Label title = new Label(Texts.of(key));
        title.getStyleClass().add("curves-title");
        HBox heading = new HBox(title);
        heading.getStyleClass().add("curves-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getChildren().addAll(extras);
        HBox legend = new HBox();
        legend.getStyleClass().add("curves-legend");
        series.forEach(one -> legend.getChildren().add(entry(one)));
        FlowPane header = new FlowPane(heading, legend);
        header.getStyleClass().add("curves-header");
        return header;
    }

    private static VBox panel(FlowPane header, Plot plot) {
        VBox panel = new VBox(header, plot);
        panel.getStyleClass().add("curves-panel");
        panel.setMinWidth(0);
        panel.setPrefWidth(400);
        HBox.setHgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private static HBox entry(Series series) {
        HBox entry = new HBox(PlotHover.swatch(series), new Label(Texts.of(series.key())));
        entry.getStyleClass().add("curves-entry");
        Tooltip tip = new Tooltip(Texts.of(series.key() + ".tip"));
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        Tooltip.install(entry, tip);
        return entry;
    }

    private static String plain(double tick) {
        return BigDecimal.valueOf(tick)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String percent(double tick) {
        return plain(100 * tick) + "%";
    }
}
