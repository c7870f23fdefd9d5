package dev.netloom.app.flow;

import atlantafx.base.theme.Styles;
import dev.netloom.app.diagram.Conditioning;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Initialization;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// How all weights begin, and batch normalisation: edits of the network on the canvas, for the next run.
final class FlowSwitches extends FlowPane {
    private final FlowModel model;
    private final Map<Initialization, ToggleButton> beginnings = Map.of(
            Initialization.FIXED, beginning(Initialization.FIXED, "flow-fixed", Styles.LEFT_PILL),
            Initialization.XAVIER, beginning(Initialization.XAVIER, "flow-xavier", Styles.CENTER_PILL),
            Initialization.HE, beginning(Initialization.HE, "flow-he", Styles.RIGHT_PILL));
    private final CheckBox normal = new CheckBox(Texts.of("flow.norm"));

    FlowSwitches(FlowModel model) {
        this.model = model;
        getStyleClass().add("flow-switches");
        normal.setId("flow-norm");
        normal.setTooltip(Controls.tooltip(Texts.of("flow.norm.tip")));
        normal.setOnAction(event -> model.change(
                normal.isSelected() ? "normalize" : "unnormalize",
                normal.isSelected() ? Conditioning::normalize : Conditioning::unnormalize));
        HBox chips = new HBox(
                beginnings.get(Initialization.FIXED),
                beginnings.get(Initialization.XAVIER),
                beginnings.get(Initialization.HE));
        chips.getStyleClass().add("chips");
        chips.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Controls.label(Texts.of("flow.begin"), "text-muted"), chips, normal);
        model.diagram().diagramProperty().subscribe(this::follow);
    }

    private ToggleButton beginning(Initialization initialization, String id, String place) {
        String key = id.replaceFirst("-", ".");
        ToggleButton toggle = new ToggleButton(Texts.of(key));
        toggle.setId(id);
        toggle.getStyleClass().addAll("chip", place);
        toggle.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        toggle.setAccessibleText(Texts.of(key + ".tip"));
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setOnAction(event -> {
            model.change("initialize", before -> Conditioning.initialize(before, initialization), toggle.getText());
            follow(model.diagram().diagram());
        });
        return toggle;
    }

    private void follow(Diagram diagram) {
        Optional<Initialization> begun = Conditioning.initialization(diagram.graph());
        beginnings.forEach((initialization, toggle) ->
                toggle.setSelected(begun.filter(initialization::equals).isPresent()));
        normal.setSelected(Conditioning.isNormalized(diagram.graph()));
        normal.setDisable(diagram.graph().nodes().stream().noneMatch(node -> node.block() instanceof Conv));
    }
}
