package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Skips;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.flow.FlowModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.GradientFlow;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The inspector's page about one wire: what flows along it, forward and backward; of a skip connection, why the
/// gradient passes.
final class WirePage extends VBox {
    private final DiagramModel model;
    private final Optional<FlowModel> flow;
    private final StackPane icon = new StackPane();
    private final Label name = Controls.label("", "page-title");
    private final Label ends = Controls.paragraph("", "page-subtitle");
    private final Label about = Controls.paragraph("", "about");
    private final VBox why = new VBox();
    private final Facts facts = new Facts();
    private Wire wire;

    /// @param flow measures; empty where nothing can be trained
    WirePage(DiagramModel model, Optional<FlowModel> flow) {
        this.model = model;
        this.flow = flow;
        getStyleClass().addAll("page", "kind-network");
        icon.getStyleClass().addAll("block-icon", "large");
        name.setId("inspector-name");
        ends.setId("wire-ends");
        HBox heading = new HBox(icon, new VBox(name, ends));
        heading.getStyleClass().add("page-heading");
        why.setId("wire-why");
        why.getStyleClass().add("formula-pane");
        why.managedProperty().bind(why.visibleProperty());
        getChildren().addAll(heading, about, why, facts);
        flow.ifPresent(measured -> {
            measured.shownProperty().subscribe(this::measure);
            measured.absenceProperty().subscribe(this::measure);
        });
    }

    /// @param shown one of the diagram's
    void show(Wire shown) {
        wire = shown;
        int passed = Skips.passed(graph(), wire).size();
        boolean joins = graph().node(wire.to()).block() instanceof Add;
        icon.getChildren().setAll(passed > 0 ? Icons.block("skip") : Icons.of("mdi2r-ray-start-arrow"));
        name.setText(Texts.of(passed > 0 ? "wire.title.skip" : "wire.title"));
        ends.setText(Texts.of("wire.ends", wire.from(), wire.to()));
        about.setText(Texts.of("wire.about", wire.from(), wire.to()));
        why.setVisible(joins);
        if (joins) {
            String key = passed > 0 ? "wire.skip" : "wire.add";
            why.getChildren()
                    .setAll(
                            Controls.paragraph(Texts.of(key + ".formula"), "formula"),
                            Controls.paragraph(
                                    Texts.of(key + ".symbols", wire.from(), wire.to(), passed), "formula-symbols"),
                            Controls.paragraph(Texts.of(key + ".why", wire.from(), wire.to()), "formula-worked"));
        }
        measure();
    }

    private Graph graph() {
        return model.diagram().graph();
    }

    private void measure() {
        if (wire == null || !model.diagram().wires().contains(wire)) {
            return;
        }
        facts.getChildren().setAll(Controls.label(Texts.of("wire.flow"), "section"));
        model.check().shape(wire.from()).ifPresent(shape -> {
            facts.add("wire-shape", shape);
            facts.add("wire-values", shape.size());
        });
        flow.ifPresent(measured -> {
            GradientFlow shown = measured.shownProperty().get();
            if (shown == null || shown.layer(wire.from()).isEmpty()) {
                sayWhyNot(measured.absenceProperty().get());
            } else {
                show(shown);
            }
        });
    }

    private void sayWhyNot(String key) {
        Label title = Controls.paragraph(Texts.of(key + ".title"), "empty-state-title");
        Label text = Controls.paragraph(Texts.of(key + ".text"), "hint");
        text.setId("wire-absence");
        facts.getChildren().addAll(title, text);
    }

    private void show(GradientFlow flow) {
        String key = flow.step() > 0 ? "wire.measured" : "wire.measured.untrained";
        Label source = Controls.paragraph(Texts.of(key, flow.step(), flow.images()), "hint");
        source.setId("wire-source");
        facts.getChildren().add(source);
        GradientFlow.Layer from = flow.layer(wire.from()).orElseThrow();
        facts.add("wire-forward", Figures.of(from.mean()), Figures.of(from.spread()));
        boolean only = graph().consumers(wire.from()).size() == 1;
        alone(flow, from, only).ifPresent(layer -> backward("wire-backward", layer));
        if (!only) {
            backward("wire-backward-all", from);
        }
    }

    /// Whose gradient it is that comes back along this wire by itself: an Add hands its own on; what leaves by a
    /// single wire gets all of its gradient there.
    private Optional<GradientFlow.Layer> alone(GradientFlow flow, GradientFlow.Layer from, boolean only) {
        return graph().node(wire.to()).block() instanceof Add
                ? flow.layer(wire.to())
                : Optional.of(from).filter(layer -> only);
    }

    private void backward(String key, GradientFlow.Layer layer) {
        facts.add(key, Figures.of(layer.gradientMean()), Figures.of(layer.gradientSpread()));
    }
}
