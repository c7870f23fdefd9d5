package dev.netloom.app.plot;

import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Loss, accuracy and learning rate of the run, side by side, live; all show the same part of the run.
public final class CurvesView extends StackPane {
    private static final int MOST_X_TICKS = 8;
    private static final double FEWEST_BATCHES = 4;

    /// Below this width accuracy and learning rate take turns.
    private static final double ROOM_FOR_THREE = 900;

    /// Less than the tenth of a second between two deliveries of events: the curves are drawn in the frame that the
    /// status is, instead of one of their own.
    private static final Duration APART = Duration.millis(80);

    private final CurvesModel model;
    private final PlotPanel loss;
    private final PlotPanel accuracy;
    private final PlotPanel rate;
    private final List<PlotPanel> panels;
    private final CurvesBar bar;
    private final VBox content;
    private final EmptyState empty = new EmptyState("curves.empty");
    private final Throttle throttle = new Throttle(APART, this::refresh);
    private final SharedZoom zoom;
    private boolean rateInTurn;
    private ObservableValue<Optional<String>> hindrance = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param best what can be done with the best epoch
    /// @param saver asks where pictures and tables go
    public CurvesView(CurvesModel model, BestMenu best, FileSaver saver) {
        this.model = model;
        setId("curves");
        getStyleClass().add("curves");
        setMinWidth(0);
        loss = new PlotPanel("curves.loss", model.loss(), model::where, tick -> ShortNumbers.significant(tick, 3));
        accuracy = new PlotPanel("curves.accuracy", model.accuracy(), model::where, CurvesView::percent);
        rate = new PlotPanel("curves.rate", model.rate(), model::where, tick -> ShortNumbers.significant(tick, 3));
        panels = List.of(loss, accuracy, rate);
        HBox plots = new HBox();
        plots.getChildren().addAll(panels);
        plots.getStyleClass().add("curves-plots");
        VBox.setVgrow(plots, javafx.scene.layout.Priority.ALWAYS);
        bar = new CurvesBar(
                model,
                best,
                this::refreshSoon,
                this::seeAll,
                new ExportMenu("curves-export", () -> Texts.of("curves.export.name"), saver)
                        .picture(() -> plots)
                        .table(() -> new CurvesTable(model)));
        content = new VBox(bar, plots);
        getChildren().addAll(content, empty);
        Stream.of(accuracy, rate).forEach(panel -> panel.addTurn(this::turn));
        zoom = new SharedZoom(
                panels.stream().map(PlotPanel::plot).toList(),
                () -> Ranges.all(model),
                FEWEST_BATCHES,
                () -> Stream.concat(loss.series().stream(), accuracy.series().stream())
                        .toList(),
                this::refresh,
                step -> panels.forEach(panel -> panel.speak(model, Optional.of(step))));
        widthProperty().subscribe(this::makeRoom);
        model.versionProperty().subscribe(throttle::request);
        throttle.request();
    }

    /// Says, while there are no curves, why no training can begin.
    ///
    /// @param hindrance in words; empty where one can begin
    public void explain(ObservableValue<Optional<String>> hindrance) {
        this.hindrance = hindrance; // kept: a binding is garbage once only its listeners remember it
        hindrance.subscribe(why -> empty.advise(why.map(words -> Texts.of("training.status.not-ready", words))
                .orElseGet(() -> Texts.of("curves.empty.text"))));
    }

    /// True while somebody looks: hidden curves are not drawn.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    private void refreshSoon() {
        throttle.request();
    }

    private void refresh() {
        empty.setVisible(model.isEmpty());
        content.setVisible(!model.isEmpty());
        if (model.isEmpty()) {
            zoom.forget();
            return;
        }
        Span seen = zoom.seen();
        boolean epochs = bar.showsEpochs();
        AxisScale x = epochs ? Ranges.epochs(seen, model.clock(), MOST_X_TICKS) : Ranges.batches(seen, MOST_X_TICKS);
        loss.smooth(model.smoothing());
        loss.show(x, this::tick, Ranges.loss(loss.series(), seen, bar.isLogarithmic()), model);
        accuracy.flag(model);
        accuracy.show(x, this::tick, Ranges.accuracy(accuracy.series(), seen), model);
        rate.show(x, this::tick, Ranges.rate(rate.series(), seen), model);
        String title = Texts.of(epochs ? "curves.epoch" : "curves.batch");
        panels.forEach(panel -> panel.plot().setXTitle(title));
        bar.follow(zoom.isZoomed());
    }

    private String tick(double step) {
        return ShortNumbers.significant(bar.showsEpochs() ? model.clock().epochAt(step) : step, 6);
    }

    private static String percent(double tick) {
        return ShortNumbers.significant(100 * tick, 4) + "%";
    }

    private void turn() {
        rateInTurn = !rateInTurn;
        makeRoom();
        (rateInTurn ? rate : accuracy).turnButton().ifPresent(Button::requestFocus);
    }

    private void makeRoom() {
        boolean three = getWidth() >= ROOM_FOR_THREE;
        accuracy.appear(three || !rateInTurn, !three);
        rate.appear(three || rateInTurn, !three);
        bar.fit(!three);
    }

    private void seeAll() {
        zoom.seeAll();
    }
}
