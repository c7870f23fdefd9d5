package dev.netloom.app.gallery;

import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Throttle;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The kernels of one convolution of the run, as they are and as they began. Before a run, those of
/// the weights that come with the network.
public final class FiltersView extends StackPane {
    private final LiveWeights watch;
    private final InsideChoice choice;
    private final FiltersBar bar;
    private final KernelPicture picture = new KernelPicture("filters-picture");
    private final KernelPicture first = new KernelPicture("filters-first");
    private final VBox now = titled("filters.now.title", picture);
    private final VBox before = titled("filters.before.title", first);
    private final HBox pictures = new HBox(before, now);
    private final BorderPane content = new BorderPane(pictures);
    private final EmptyState empty = new EmptyState("filters.empty");
    private final Throttle throttle = new Throttle(Duration.millis(100), this::refresh);

    /// @param watch this view's own: it is asked while somebody looks
    /// @param export is given what the view shows
    public FiltersView(LiveWeights watch, ShippedWeights shipped, InsideChoice choice, ExportMenu export) {
        this.watch = watch;
        this.choice = choice;
        bar = new FiltersBar(choice, export);
        export.picture(this::seen);
        setId("filters");
        getStyleClass().add("filters");
        content.setTop(new VBox(bar, new ShippedNote("filters-shipped", "shipped.filters", shipped)));
        getChildren().addAll(content, empty);
        watch.activeProperty().bind(throttle.activeProperty());
        watch.subscribe(throttle::request);
        bar.changesProperty().subscribe(throttle::request);
        picture.widthProperty().subscribe(throttle::request);
        picture.heightProperty().subscribe(throttle::request);
        picture.setOnChoose(choice.unitProperty()::set);
        first.setOnChoose(choice.unitProperty()::set);
        first.vvalueProperty().bindBidirectional(picture.vvalueProperty());
        first.hvalueProperty().bindBidirectional(picture.hvalueProperty());
        throttle.request();
    }

    private static VBox titled(String key, KernelPicture picture) {
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox titled = new VBox(Controls.label(Texts.of(key), "kernel-title"), picture);
        HBox.setHgrow(titled, Priority.ALWAYS);
        titled.setPrefWidth(0);
        titled.managedProperty().bind(titled.visibleProperty());
        return titled;
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return throttle.activeProperty();
    }

    /// All of a sheet, wherever it is scrolled to; of both, what is seen of them.
    private Node seen() {
        return before.isVisible() && now.isVisible() ? pictures : (now.isVisible() ? picture : first).getContent();
    }

    private void refresh() {
        Optional<Graph> graph = watch.graph();
        graph.ifPresent(bar::offer);
        Optional<FilterKernels> kernels = kernels(watch.weights());
        boolean none = graph.isPresent() && bar.conv() == null;
        String without = watch.isOutgrown() ? "filters.outgrown" : "filters.empty";
        empty.say(none ? "filters.none" : without);
        empty.setVisible(kernels.isEmpty());
        content.setVisible(kernels.isPresent());
        kernels.ifPresent(found -> show(found, kernels(watch.initial()).orElse(null)));
    }

    private Optional<FilterKernels> kernels(Optional<Weights> weights) {
        return weights.flatMap(known -> known.find(bar.conv() + ".weight")).map(FilterKernels::of);
    }

    /// @param began null where nobody knows
    private void show(FilterKernels kernels, FilterKernels began) {
        float largest = Math.max(kernels.largest(), began == null ? 0 : began.largest());
        bar.describe(kernels, largest, began != null);
        FiltersBar.When when = bar.when();
        before.setVisible(when != FiltersBar.When.NOW);
        now.setVisible(when != FiltersBar.When.BEFORE);
        double room = pictures.getWidth() / (when == FiltersBar.When.BOTH ? 2 : 1);
        int unit = choice.unitAmong(kernels.filters());
        if (now.isVisible()) {
            picture.show(sheet(kernels, room), largest, bar.isPerFilter(), unit);
        }
        if (before.isVisible()) {
            first.show(sheet(began, room), largest, bar.isPerFilter(), unit);
        }
    }

    private KernelSheet sheet(FilterKernels kernels, double room) {
        Part filters = bar.filters();
        Part channels = bar.channels();
        return KernelSheet.fitting(
                kernels,
                filters.first(),
                filters.count(),
                channels.first(),
                channels.count(),
                room - 32,
                picture.getHeight() - 24);
    }
}
