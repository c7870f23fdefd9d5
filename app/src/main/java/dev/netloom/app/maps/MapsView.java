package dev.netloom.app.maps;

import dev.netloom.app.image.BlockPicker;
import dev.netloom.app.image.ColourLegend;
import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.Shading;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.inspect.InputRegion;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.inspect.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// The feature maps of one digit, layer by layer, live; and how each of their numbers comes about.
public final class MapsView extends StackPane {
    private final MapsModel model;
    private final DigitPane digit;
    private final WorkingPane working = new WorkingPane(this::see);
    private final InsideChoice choice;
    private final BlockPicker layers;
    private final CheckBox grey = new CheckBox(Texts.of("maps.grey"));
    private final Label shape = Controls.label("", "maps-words");
    private final ColourLegend legend = new ColourLegend("maps.legend", "map-legend", 90, 10);
    private final HBox details = new HBox();
    private final StackPane gridPlace = new StackPane();
    private final SplitPane halves = new SplitPane(gridPlace, working);
    private final BorderPane content = new BorderPane(halves);
    private final EmptyState empty = new EmptyState("maps.empty");
    private TileGrid<Integer> grid;
    private MapTile.Layer layer;

    /// @param watch this view's own: it is asked while somebody looks
    /// @param export is given what the view shows
    public MapsView(LiveWeights watch, ObservableValue<Dataset> data, InsideChoice choice, ExportMenu export) {
        this.choice = choice;
        model = new MapsModel(watch, data, choice);
        layers = new BlockPicker("maps-layer", Texts.of("maps.layer"), choice);
        digit = new DigitPane(model);
        setId("maps");
        getStyleClass().add("maps");
        content.setLeft(digit);
        export.picture(() -> content);
        content.setTop(head(export));
        halves.setDividerPositions(0.37);
        halves.getStyleClass().add("maps-body");
        working.setMinWidth(260);
        gridPlace.setMinWidth(120);
        setMinHeight(0);
        content.setMinHeight(0);
        getChildren().addAll(content, empty);
        model.traceProperty().subscribe(this::follow);
        model.absenceProperty().subscribe(this::follow);
        choice.onUnit(this::followIfSeen);
        heightProperty().subscribe(this::followIfSeen);
        follow();
    }

    private HBox head(ExportMenu export) {
        grey.setId("maps-grey");
        grey.setTooltip(Controls.tooltip(Texts.of("maps.grey.tip")));
        grey.setMinWidth(USE_PREF_SIZE);
        grey.selectedProperty().subscribe(() -> showLayer());
        shape.setId("maps-shape");
        shape.setMinWidth(0);
        StackPane gap = new StackPane();
        HBox.setHgrow(gap, Priority.ALWAYS);
        details.getChildren().addAll(layers, shape, gap, legend, grey, export);
        details.setAlignment(Pos.CENTER_LEFT);
        details.getStyleClass().add("maps-details");
        HBox.setHgrow(details, Priority.ALWAYS);
        HBox head = new HBox(digit.picker(), details, new Explanation("maps-about", "maps.about"));
        head.getStyleClass().add("maps-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return model.activeProperty();
    }

    private void followIfSeen() {
        if (activeProperty().get()) {
            digit.fit(getHeight());
            follow();
        }
    }

    private void follow() {
        Trace trace = model.traceProperty().get();
        empty.say(model.absenceProperty().get());
        empty.setVisible(trace == null);
        halves.setVisible(trace != null);
        digit.setVisible(trace != null);
        details.setVisible(trace != null);
        if (trace != null) {
            List<String> nodes = trace.nodes();
            layers.offer(nodes, trace.graph(), nodes.get(Math.min(1, nodes.size() - 1)));
            showLayer();
        }
    }

    private void showLayer() {
        Trace trace = model.traceProperty().get();
        String node = layers.shown();
        if (trace == null || node == null || !trace.values().containsKey(node)) {
            return;
        }
        Shape size = trace.shapes().get(node);
        float[] values = trace.values().get(node);
        int side = Math.clamp((long) (getHeight() / 5), 56, 112) / 28 * 28;
        boolean same =
                layer != null && layer.node().equals(node) && layer.shape().equals(size) && layer.side() == side;
        layer = new MapTile.Layer(
                node, size, values, Shading.of(grey.isSelected() ? ColourMap.GREY : ColourMap.DIVERGING, values), side);
        legend.show(
                layer.shading(),
                Figures.of(layer.shading().low()),
                Figures.of(layer.shading().high()));
        shape.setText(
                size.isVector()
                        ? Texts.of("maps.shape.vector", size.channels())
                        : Texts.of("maps.shape", size.channels(), size.height(), size.width()));
        int unit = layers.unit(size.channels());
        if (!same) {
            makeGrid(size, unit);
        } else {
            grid.refresh();
            working.follow(trace);
            if (grid.selectedProperty().get() != unit) {
                grid.select(unit);
            }
        }
    }

    private void makeGrid(Shape size, int unit) {
        grid = new TileGrid<>(layer.width(), layer.height(), () -> new MapTile(() -> layer));
        grid.setId("maps-grid");
        grid.setAccessibleText(Texts.of("maps.grid"));
        grid.setOnOpen(() -> working.lookup("#working-map").requestFocus());
        grid.show(IntStream.range(0, size.channels()).boxed().toList());
        gridPlace.getChildren().setAll(grid);
        grid.select(unit);
        grid.selectedProperty().subscribe(chosen -> {
            if (chosen.intValue() >= 0) {
                working.choose(model.traceProperty().get(), layer.node(), chosen.intValue());
                choose(chosen.intValue(), size.channels());
            }
        });
    }

    /// What the user chose, and not what is shown in its place.
    private void choose(int unit, int units) {
        if (unit != choice.unitAmong(units)) {
            choice.unitProperty().set(unit);
        }
    }

    private void see(Region value) {
        Trace trace = model.traceProperty().get();
        if (trace != null && layer != null) {
            digit.show(trace, Optional.of(InputRegion.ofImage(trace.graph(), layer.node(), value)));
        }
    }
}
