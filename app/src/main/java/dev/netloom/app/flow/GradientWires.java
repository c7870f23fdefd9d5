package dev.netloom.app.flow;

import dev.netloom.app.diagram.Wire;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.GradientFlow;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The wires of the canvas as wide as the gradient that comes back along them is large, on a logarithmic scale.
public final class GradientWires {
    private static final double THINNEST = 1;
    private static final double WIDEST = 11;

    private final FlowModel model;
    private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
    private final ReadOnlyObjectWrapper<Map<Wire, Double>> widths =
            new ReadOnlyObjectWrapper<>(this, "widths", Map.of());
    private final HBox legend = new HBox();
    private final Label low = Controls.label("");
    private final Label high = Controls.label("");

    public GradientWires(FlowModel model) {
        this.model = model;
        legend.setId("wire-legend");
        legend.getStyleClass().add("wire-legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        legend.setMouseTransparent(true);
        legend.setVisible(false);
        on.subscribe(this::follow);
        model.shownProperty().subscribe(this::follow);
    }

    /// What is measured.
    public FlowModel flow() {
        return model;
    }

    /// Whether wires are drawn so.
    BooleanProperty onProperty() {
        return on;
    }

    /// Pixels by wire; empty while wires are drawn as usual.
    public ReadOnlyObjectProperty<Map<Wire, Double>> widthsProperty() {
        return widths.getReadOnlyProperty();
    }

    /// What the widths mean, for a corner of the canvas.
    public HBox legend() {
        return legend;
    }

    /// When it is first needed: in a window that is still being built, its colours are not known.
    private void furnish() {
        legend.getChildren().addAll(Controls.label(Texts.of("flow.wires.legend")), low);
        for (double width : new double[] {1.5, 4, 7, WIDEST}) {
            Region sample = new Region();
            sample.getStyleClass().add("wire-sample");
            sample.setMinSize(16, width);
            sample.setMaxSize(16, width);
            legend.getChildren().add(sample);
        }
        legend.getChildren().add(high);
    }

    private void follow() {
        GradientFlow flow = model.shownProperty().get();
        Map<Wire, Double> found = new HashMap<>();
        if (on.get() && flow != null) {
            FlowScale scale = FlowScale.of(
                    flow.layers().stream().mapToDouble(layer -> layer.gradient().l2()));
            low.setText(Figures.of(Math.pow(10, scale.low())));
            high.setText(Figures.of(Math.pow(10, scale.high())));
            for (Wire wire : model.diagram().diagram().wires()) {
                flow.layer(wire.from()).ifPresent(layer -> {
                    double place = Math.clamp(scale.place(layer.gradient().l2()), 0, 1);
                    found.put(wire, THINNEST + place * (WIDEST - THINNEST));
                });
            }
        }
        if (!found.isEmpty() && legend.getChildren().isEmpty()) {
            furnish();
        }
        legend.setVisible(!found.isEmpty());
        widths.set(Map.copyOf(found));
    }
}
